#include "app/desktop/library_opener.h"

#include "core/media_host/child_media_host.h"

namespace chalkreel {

namespace {

Result<std::shared_ptr<LocalBackend>> openFor(const Settings &settings, QThread *caller)
{
    const Result<QString> program = findMediaHostProgram(settings.mediaHost);
    if (!program) return fail(program.error());
    LocalBackendOptions options{.settings = settings, .host = std::make_shared<ChildMediaHost>(*program)};
    Result<std::unique_ptr<LocalBackend>> backend = LocalBackend::open(std::move(options));
    if (!backend) return fail(std::move(backend.error()));
    (*backend)->moveToThread(caller);
    return std::shared_ptr<LocalBackend>{std::move(*backend)};
}

}  // namespace

Async<std::shared_ptr<LocalBackend>> LibraryOpener::open(const Settings &settings)
{
    return m_thread.run([settings, caller = QThread::currentThread()] { return openFor(settings, caller); });
}

}  // namespace chalkreel
