#include "core/local/library_store.h"

#include "core/database/event_outbox.h"

#include <QLoggingCategory>

namespace chalkreel {
namespace {

Q_LOGGING_CATEGORY(lcStore, "chalkreel.store")

constexpr int kEventsAtOnce = 500;

}  // namespace

Result<std::unique_ptr<LibraryStore>> LibraryStore::open(const QString &file, EventListener listener)
{
    std::unique_ptr<LibraryStore> store{new LibraryStore};
    store->m_listener = std::move(listener);
    const Result<void> opened = waitFor(store->m_executor.run([&store = *store, file]() -> Result<void> {
        Result<std::unique_ptr<Database>> database = openLibrary(file);
        if (!database) return fail(std::move(database.error()));
        const Result<LibraryInfo> info = libraryInfo(**database);
        if (!info) return fail(info.error());
        const Result<quint64> last = EventOutbox::lastSequence(**database);
        if (!last) return fail(last.error());
        store.m_epoch = info->epoch;
        store.m_told = *last;
        store.m_database = std::move(*database);
        store.m_database->setCommitListener([&store](quint64) { store.m_hasNews = true; });
        return {};
    }));
    if (!opened) return fail(opened.error());
    return store;
}

LibraryStore::~LibraryStore() { close(); }

void LibraryStore::close()
{
    m_executor.close();
    m_database.reset();
}

void LibraryStore::tellEvents()
{
    while (m_hasNews) {
        const Result<QList<Event>> events = EventOutbox::since(*m_database, m_epoch, m_told, kEventsAtOnce);
        if (!events) {
            // Nothing is lost: the next commit tells these too.
            qCWarning(lcStore).noquote() << "events cannot be read:" << events.error().message << events.error().detail;
            return;
        }
        m_hasNews = events->size() == kEventsAtOnce;
        if (events->isEmpty()) return;
        m_told = events->last().sequence;
        m_listener(*events);
    }
}

}  // namespace chalkreel
