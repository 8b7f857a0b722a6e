#include "core/media_host/child_media_host.h"

#include <QCoreApplication>

#include <cstdio>

using namespace chalkreel;

/// media_host_holder PROGRAM: prints the number of its media process and waits for it, which does not end.
int main(int argc, char **argv)
{
    const QCoreApplication application{argc, argv};
    MediaTask task;
    task.displayName = QStringLiteral("hang");
    const MediaControl control{{}, [](const MediaProgress &progress) {
                                   std::printf("%d\n", static_cast<int>(progress.seconds));
                                   std::fflush(stdout);
                               }};
    const Result<MediaReport> report = ChildMediaHost{QString::fromLocal8Bit(argv[argc - 1])}.run(task, control, std::chrono::hours{1});
    return report ? 0 : 1;
}
