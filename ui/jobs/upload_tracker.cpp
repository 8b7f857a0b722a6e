#include "ui/jobs/upload_tracker.h"

#include <QFileInfo>

#include <algorithm>

namespace chalkreel::ui {

namespace {
constexpr int kAtOnce = 2;  // more would only make the disk seek
}

UploadTracker::UploadTracker(Backend &backend, QObject *parent)
    : QObject{parent}
    , m_backend{backend}
{
    connect(&backend.uploads(), &UploadService::uploadProgressed, this, [this](OperationId operation, qint64 done, qint64 total) {
        UploadItem *item = find(operation);
        if (!item || item->state != UploadItem::State::Running) return;
        item->doneBytes = done;
        item->totalBytes = total;
        emit changed();
    });
}

void UploadTracker::add(const QList<UploadRequest> &requests)
{
    for (const UploadRequest &request : requests) m_items.append({.request = request});
    emit changed();
    startNext();
}

void UploadTracker::cancel(OperationId operation)
{
    const UploadItem *item = find(operation);
    if (!item) return;
    if (item->state == UploadItem::State::Running) {
        m_backend.uploads().cancel(operation);  // its end arrives as Cancelled
        return;
    }
    m_items.removeIf([operation](const UploadItem &other) { return other.request.operation == operation; });
    emit changed();
}

void UploadTracker::retry(OperationId operation)
{
    UploadItem *item = find(operation);
    if (!item || item->state != UploadItem::State::Failed) return;
    item->request.operation = OperationId::create();  // the old name belongs to a call that has ended
    item->state = UploadItem::State::Waiting;
    item->error.reset();
    item->doneBytes = 0;
    emit changed();
    startNext();
}

bool UploadTracker::isBusy() const
{
    return std::ranges::any_of(m_items, [](const UploadItem &item) {
        return item.state == UploadItem::State::Waiting || item.state == UploadItem::State::Running;
    });
}

UploadItem *UploadTracker::find(OperationId operation)
{
    const auto it = std::ranges::find_if(m_items, [&](const UploadItem &item) { return item.request.operation == operation; });
    return it == m_items.end() ? nullptr : &*it;
}

void UploadTracker::startNext()
{
    auto running = std::ranges::count(m_items, UploadItem::State::Running, &UploadItem::state);
    // An upload may end at once and change the list: collect first.
    QList<OperationId> next;
    for (const UploadItem &item : std::as_const(m_items))
        if (item.state == UploadItem::State::Waiting && running + next.size() < kAtOnce) next.append(item.request.operation);
    for (const OperationId operation : next)
        if (UploadItem *item = find(operation)) start(*item);
}

void UploadTracker::start(UploadItem &item)
{
    item.state = UploadItem::State::Running;
    const OperationId operation = item.request.operation;
    deliver(m_backend.uploads().add(item.request), this,
            [this, operation](const Result<UploadResult> &result) { onFinished(operation, result); });
    emit changed();
}

void UploadTracker::onFinished(OperationId operation, const Result<UploadResult> &result)
{
    UploadItem *item = find(operation);
    if (!item) return;
    if (result && result->isDuplicate) {
        item->state = UploadItem::State::Duplicate;
        item->asset = result->asset.id;
    } else if (result || result.error().code == ErrorCode::Cancelled) {
        m_items.removeIf([operation](const UploadItem &other) { return other.request.operation == operation; });
    } else {
        item->state = UploadItem::State::Failed;
        item->error = result.error();
    }
    emit changed();
    if (result) emit finished(*result);
    startNext();
}

}  // namespace chalkreel::ui
