#include "ui/library/import_dialog.h"

#include "ui/library/tags_dialog.h"
#include "ui/support/icons.h"
#include "ui/support/metrics.h"
#include "ui/support/style_sheet.h"
#include "ui/support/text_format.h"
#include "ui/support/tokens.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {

enum Column { NameColumn, SizeColumn, RemarkColumn };

constexpr QSize kUsualSize{760, 500};
constexpr int kNarrowestName = 120;
constexpr int kWidestName = 270;  // the remark needs the rest
constexpr int kBoxWidth = 44;     // with the space around it
constexpr int kSizeWidth = 90;

}  // namespace

ImportDialog::ImportDialog(const QList<UploadForecast> &forecasts, const FolderTree &folders, FolderId folder,
                           const ProcessOptions &options, bool canLeaveInPlace, QWidget *parent)
    : QDialog{parent}
    , m_forecasts{forecasts}
    , m_options{options}
    , m_files{new QTreeWidget{this}}
    , m_folder{new QComboBox{this}}
    , m_tags{new QLineEdit{this}}
    , m_leave{new QCheckBox{tr("Leave the files where they are"), this}}
    , m_prepare{new QComboBox{this}}
    , m_space{new QLabel{this}}
{
    setWindowTitle(tr("Add to the library"));
    resize(kUsualSize);
    fillFiles();
    fillFolders(folders, folder);
    build(canLeaveInPlace);
    showSpace();
}

void ImportDialog::fillFiles()
{
    m_files->setHeaderLabels({tr("File"), tr("Size"), tr("Remark")});
    m_files->setRootIsDecorated(false);
    m_files->setUniformRowHeights(true);
    m_files->setSelectionMode(QAbstractItemView::NoSelection);
    m_files->setAccessibleName(tr("Files"));
    m_files->header()->setStretchLastSection(true);
    m_files->header()->setSectionResizeMode(NameColumn, QHeaderView::Interactive);
    const Tokens &tokens = tokensFor(palette());
    int widestName = 0;
    for (const UploadForecast &forecast : std::as_const(m_forecasts)) {
        auto *item = new QTreeWidgetItem{m_files};
        item->setSizeHint(NameColumn, {0, 26});
        item->setText(NameColumn, QFileInfo{forecast.path}.fileName());
        item->setToolTip(NameColumn, forecast.path.toHtmlEscaped());
        widestName = std::max(widestName, m_files->fontMetrics().horizontalAdvance(item->text(NameColumn)));
        item->setText(SizeColumn, formatBytes(forecast.fileBytes));
        item->setTextAlignment(SizeColumn, Qt::AlignRight | Qt::AlignVCenter);
        item->setData(NameColumn, Qt::UserRole, forecast.path);
        if (forecast.problem) {
            item->setText(RemarkColumn, forecast.problem->message);
            item->setToolTip(RemarkColumn, forecast.problem->message.toHtmlEscaped());
            item->setIcon(RemarkColumn, QIcon{iconPixmap(u"warning", kIconSize, devicePixelRatioF(), tokens.bad)});
            item->setForeground(RemarkColumn, tokens.bad);
            item->setFlags(item->flags() & ~Qt::ItemIsUserCheckable & ~Qt::ItemIsEnabled);
            item->setCheckState(NameColumn, Qt::Unchecked);
        } else if (forecast.twin) {
            const QString remark = tr("Already in the library: %1").arg(forecast.twin->title);
            item->setText(RemarkColumn, remark);
            item->setToolTip(RemarkColumn, tr("%1. Tick it to add it all the same.").arg(remark).toHtmlEscaped());
            item->setIcon(RemarkColumn, QIcon{iconPixmap(u"info", kIconSize, devicePixelRatioF(), tokens.info)});
            item->setCheckState(NameColumn, Qt::Unchecked);
        } else {
            item->setCheckState(NameColumn, Qt::Checked);
        }
    }
    m_files->setColumnWidth(NameColumn, std::clamp(widestName + kBoxWidth, kNarrowestName, kWidestName));
    m_files->setColumnWidth(SizeColumn, kSizeWidth);
    connect(m_files, &QTreeWidget::itemChanged, this, &ImportDialog::showSpace);
}

void ImportDialog::fillFolders(const FolderTree &folders, FolderId chosen)
{
    m_folder->addItem(tr("No folder"), QString{});
    const std::function<void(FolderId, int)> addLevel = [&](FolderId parent, int depth) {
        constexpr int kDeepest = 16;
        if (depth > kDeepest) return;
        for (const Folder &folder : folders.children(parent)) {
            m_folder->addItem(QString(qsizetype{3} * depth, u' ') + folder.name, folder.id.toString());
            addLevel(folder.id, depth + 1);
        }
    };
    addLevel({}, 0);
    m_folder->setCurrentIndex(std::max(0, m_folder->findData(chosen.isNull() ? QString{} : chosen.toString())));
}

void ImportDialog::build(bool canLeaveInPlace)
{
    m_tags->setPlaceholderText(tr("technique, to review"));
    m_tags->setMaxLength(500);
    m_leave->setToolTip(tr("Nothing is copied; the files must then stay in their place"));
    m_leave->setVisible(canLeaveInPlace);
    m_prepare->addItem(m_options.renditions == ProcessOptions::desktopDefault() ? tr("What this computer needs")
                                                                                : tr("As chosen in the settings"));
    m_prepare->addItem(tr("All sizes, also for sharing"));
    m_space->setProperty("role", u"dim"_s);
    m_space->setWordWrap(true);
    connect(m_leave, &QCheckBox::toggled, this, &ImportDialog::showSpace);

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(spacing::kMedium);
    form->setVerticalSpacing(spacing::kSmall);
    form->addRow(tr("&Folder"), m_folder);
    form->addRow(tr("&Tags"), m_tags);
    form->addRow(tr("&Prepare"), m_prepare);
    form->addRow(QString{}, m_leave);
    auto *buttons = new QDialogButtonBox{this};
    m_add = buttons->addButton(tr("Add"), QDialogButtonBox::AcceptRole);
    setRole(*m_add, u"primary"_s);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *column = new QVBoxLayout{this};
    column->setContentsMargins(spacing::kLarge, spacing::kLarge, spacing::kLarge, spacing::kLarge);
    column->setSpacing(spacing::kMedium);
    column->addWidget(m_files, 1);
    column->addLayout(form);
    column->addWidget(m_space);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit confirmed(requests());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QList<UploadForecast> ImportDialog::chosen() const
{
    QList<UploadForecast> chosen;
    for (int i = 0; i < m_files->topLevelItemCount(); ++i)
        if (m_files->topLevelItem(i)->checkState(NameColumn) == Qt::Checked) chosen.append(m_forecasts[i]);
    return chosen;
}

void ImportDialog::showSpace()
{
    if (!m_add) return;
    const QList<UploadForecast> files = chosen();
    qint64 needed = 0;
    qint64 free = 0;
    for (const UploadForecast &forecast : files) {
        needed += forecast.neededBytes - (m_leave->isChecked() ? forecast.fileBytes : 0);
        free = forecast.freeBytes;
    }
    const int count = static_cast<int>(files.size());
    const bool fits = needed <= free;
    m_add->setText(count == 0 ? tr("Add") : tr("Add %n file(s)", nullptr, count));
    m_add->setEnabled(count > 0 && fits);
    const bool isAnyNew = std::ranges::any_of(m_forecasts, [](const UploadForecast &forecast) { return !forecast.problem; });
    if (count == 0)
        m_space->setText(isAnyNew ? tr("No file is ticked.") : tr("None of these files can be added."));
    else if (fits)
        m_space->setText(tr("Needs about %1; %2 are free.").arg(formatBytes(needed), formatBytes(free)));
    else
        m_space->setText(tr("Needs about %1, but only %2 are free. Leave some files out or free some space.")
                             .arg(formatBytes(needed), formatBytes(free)));
    setRole(*m_space, fits ? u"dim"_s : u"bad"_s);
}

QList<UploadRequest> ImportDialog::requests() const
{
    QList<UploadRequest> requests;
    for (const UploadForecast &forecast : chosen()) {
        UploadRequest request;
        request.path = forecast.path;
        request.folder = FolderId::fromString(m_folder->currentData().toString());
        request.tags = tagsFromText(m_tags->text());
        request.leaveInPlace = m_leave->isChecked() && !m_leave->isHidden();
        request.copyDespiteDuplicate = forecast.twin.has_value();
        request.options = m_prepare->currentIndex() == 0 ? m_options : ProcessOptions{};
        requests.append(request);
    }
    return requests;
}

}  // namespace chalkreel::ui
