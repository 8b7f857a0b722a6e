#include "core/media_host/child_media_host.h"

#include "core/media_host/child_session.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace chalkreel {

ChildMediaHost::ChildMediaHost(QString program)
    : m_program{std::move(program)}
{
}

Result<MediaReport> ChildMediaHost::run(const MediaTask &task, const MediaControl &control, std::chrono::seconds patience)
{
    Result<ChildProcess> child = ChildProcess::start(m_program, {});
    if (!child) return fail(child.error());
    ChildSession session{std::move(*child), task, control, patience};
    return session.run();
}

Result<QString> findMediaHostProgram(const QString &configured)
{
    const QString folder = QCoreApplication::applicationDirPath();
    const QStringList places = configured.isEmpty() ? QStringList{folder + QLatin1StringView{"/chalkreel_media_host"},
                                                                  folder + QLatin1StringView{"/../libexec/chalkreel/chalkreel_media_host"}}
                                                    : QStringList{configured};
    for (const QString &place : places)
        if (const QFileInfo file{place}; file.isFile() && file.isExecutable()) return file.canonicalFilePath();
    return fail(ErrorCode::Unavailable,
                QCoreApplication::translate("MediaHost", "The program that reads media files is missing: install Chalkreel again."),
                places.join(u' '));
}

}  // namespace chalkreel
