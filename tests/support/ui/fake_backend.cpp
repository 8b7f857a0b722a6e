#include "tests/support/ui/fake_backend.h"

#include "tests/support/memory_source.h"

namespace chalkreel::test {
using namespace Qt::StringLiterals;

FakeBackend::FakeBackend(QObject *parent)
    : Backend{parent}
{
    state.emitEvent = [this](const Event &event) {
        if (!m_isMuted) emit eventReceived(event);
    };
}

FakeBackend::~FakeBackend() = default;

Async<std::shared_ptr<ByteSource>> FakeBackend::openRendition(AssetId asset, RenditionKind kind)
{
    const auto it = state.files.constFind({asset, kind});
    if (it == state.files.constEnd()) return readyResult<std::shared_ptr<ByteSource>>(fail(ErrorCode::NotFound, u"It was not made."_s));
    return readyResult<std::shared_ptr<ByteSource>>(std::make_shared<MemorySource>(*it));
}

Async<QString> FakeBackend::localFile(AssetId asset, RenditionKind)
{
    if (lostFiles.contains(asset)) return readyResult<QString>(fail(lostFileCode, u"It is no longer there."_s));
    return readyResult<QString>(u"/tmp"_s);
}

Async<QList<Event>> FakeBackend::eventsSince(const QString &epoch, quint64 sequence, int limit)
{
    state.calls.append(u"eventsSince %1"_s.arg(sequence));
    if (!keepsEvents || epoch != state.epoch) return readyResult<QList<Event>>(fail(ErrorCode::Conflict, u"They are gone."_s));
    QList<Event> missed;
    for (const Event &event : state.events)
        if (event.sequence > sequence && missed.size() < limit) missed.append(event);
    return readyResult<QList<Event>>(missed);
}

}  // namespace chalkreel::test
