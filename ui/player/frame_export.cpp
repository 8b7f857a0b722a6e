#include "ui/player/frame_export.h"

#include "core/base/atomic_file.h"
#include "core/playback/player.h"

#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImageWriter>
#include <QRegularExpression>
#include <QStandardPaths>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {

constexpr int kJpegQuality = 95;

/// Runs on a thread of its own: compressing a large picture takes a second.
Result<QString> writePicture(const QImage &image, const QString &path)
{
    const QString ending = QFileInfo{path}.suffix().toLower();
    const bool isJpeg = ending == "jpg"_L1 || ending == "jpeg"_L1;
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer{&buffer, isJpeg ? "jpeg" : "png"};
    if (isJpeg) writer.setQuality(kJpegQuality);
    if (!writer.write(image)) {
        return fail(ErrorCode::Internal, FrameExport::tr("The frame could not be saved as “%1”.").arg(QFileInfo{path}.fileName()),
                    writer.errorString());
    }
    if (const Result<void> written = writeFileAtomically(path, bytes); !written) return fail(written.error());
    return QFileInfo{path}.fileName();
}

}  // namespace

FrameExport::FrameExport(Player &player, QWidget *window)
    : QObject{window}
    , m_player{player}
    , m_window{window}
    , m_writer{u"save-frame"_s}
{
}

void FrameExport::copy()
{
    const int frame = m_player.frame();
    deliver(m_player.fullPicture(), this, [this, frame](const Result<QImage> &image) {
        if (!image) return emit failed(image.error());
        QGuiApplication::clipboard()->setImage(*image);
        emit done(tr("Frame %1 copied").arg(frame));
    });
}

void FrameExport::save(const QString &title)
{
    static const QRegularExpression forbidden{u"[\\\\/:*?\"<>|\\x00-\\x1f]"_s};
    const QString name = QString{title}.replace(forbidden, u"_"_s);
    const QString proposed = tr("%1 frame %2", "proposed file name: title, frame number").arg(name).arg(m_player.frame());
    deliver(m_player.fullPicture(), this, [this, proposed](const Result<QImage> &image) {
        if (!image) return emit failed(image.error());
        askForPath(*image, proposed);
    });
}

void FrameExport::askForPath(const QImage &image, const QString &proposed)
{
    const QDir pictures{QStandardPaths::writableLocation(QStandardPaths::PicturesLocation)};
    auto *dialog = new QFileDialog{m_window, tr("Save frame"), pictures.path()};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("PNG picture (*.png)"), tr("JPEG picture (*.jpg *.jpeg)")});
    dialog->setDefaultSuffix(u"png"_s);
    dialog->selectFile(proposed + ".png"_L1);
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog](const QString &filter) { dialog->setDefaultSuffix(filter.contains("*.png"_L1) ? u"png"_s : u"jpg"_s); });
    connect(dialog, &QFileDialog::fileSelected, this, [this, image](const QString &path) { write(image, path); });
    dialog->open();
}

void FrameExport::write(const QImage &image, const QString &path)
{
    deliver(m_writer.run([image, path] { return writePicture(image, path); }), this, [this](const Result<QString> &name) {
        if (!name) return emit failed(name.error());
        emit done(tr("Saved as %1").arg(*name));
    });
}

}  // namespace chalkreel::ui
