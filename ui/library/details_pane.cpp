#include "ui/library/details_pane.h"

#include "ui/library/asset_facts.h"
#include "ui/library/histogram_chart.h"
#include "ui/library/library_commands.h"
#include "ui/library/notice_block.h"
#include "ui/library/tags_dialog.h"
#include "ui/support/elided_label.h"
#include "ui/support/fonts.h"
#include "ui/support/metrics.h"
#include "ui/support/pane_header.h"
#include "ui/support/text_format.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <functional>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {

constexpr int kReloadDelayMs = 200;

QLabel *labelled(const QString &text, QWidget *parent)
{
    auto *label = new QLabel{text, parent};
    label->setProperty("role", u"label"_s);
    label->setFont(labelFont());
    return label;
}

void clearRows(QFormLayout *form)
{
    while (form->rowCount() > 0) form->removeRow(0);
}

void addRow(QFormLayout *form, const QString &name, const QString &value, QWidget *parent)
{
    auto *key = new QLabel{name, parent};
    key->setProperty("role", u"dim"_s);
    auto *text = new QLabel{value, parent};
    text->setProperty("role", u"value"_s);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setMinimumWidth(40);
    form->addRow(key, text);
}

QFormLayout *narrowForm()
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(spacing::kMedium);
    form->setVerticalSpacing(spacing::kTight);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    form->setFormAlignment(Qt::AlignLeft | Qt::AlignTop);
    return form;
}

/// A path that a label can break after each of its parts.
QString breakable(QString path) { return path.replace(u'/', u"/\u200b"_s).replace(u'_', u"_\u200b"_s); }

}  // namespace

DetailsPane::DetailsPane(Backend &backend, EventFeed &feed, FolderTree &folders, LibraryCommands &commands, QWidget *parent)
    : QWidget{parent}
    , m_backend{backend}
    , m_folders{folders}
    , m_commands{commands}
{
    setObjectName(u"detailsPane"_s);
    setAttribute(Qt::WA_StyledBackground);
    build();
    m_reload.setSingleShot(true);
    m_reload.setInterval(kReloadDelayMs);
    connect(&m_reload, &QTimer::timeout, this, &DetailsPane::load);
    connect(&folders, &FolderTree::changed, this, &DetailsPane::fillFolders);
    connect(&feed, &EventFeed::received, this, [this](const Event &event) {
        const bool isShown = m_asset && event.topic == u"videos/"_s + m_asset->id.toString();
        if (isShown && isVisible()) m_reload.start();
    });
    connect(&feed, &EventFeed::resyncNeeded, this, [this] {
        if (isVisible()) m_reload.start();
    });
    presentNothing(tr("Select a video to see its details."));
}

void DetailsPane::build()
{
    auto *header = new PaneHeader{tr("Details"), this};
    header->addCloseButton(tr("Close the details (I)"));
    connect(header, &PaneHeader::closeRequested, this, &DetailsPane::closeRequested);
    m_nothing = new QLabel{this};
    m_nothing->setWordWrap(true);
    m_nothing->setProperty("role", u"dim"_s);
    m_nothing->setMargin(spacing::kMedium);
    m_scroll = new QScrollArea{this};
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget{m_scroll};
    content->setObjectName(u"detailsContent"_s);
    m_scroll->setWidget(content);

    m_title = new ElidedLabel{content, Qt::ElideMiddle};
    m_title->setFont(titleFont());
    buildNotices(content);
    m_facts = narrowForm();
    m_histogramLabel = labelled(tr("Colours"), content);
    m_histogram = new HistogramChart{content};
    m_description = new QPlainTextEdit{content};
    m_description->setPlaceholderText(tr("What is to be seen?"));
    m_description->setAccessibleName(tr("Description"));
    m_description->setTabChangesFocus(true);
    m_description->setFixedHeight(64);
    m_description->installEventFilter(this);
    m_tags = new QLineEdit{content};
    m_tags->setPlaceholderText(tr("technique, to review"));
    m_tags->setAccessibleName(tr("Tags"));
    m_folder = new QComboBox{content};
    m_folder->setAccessibleName(tr("Folder"));
    m_folder->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_copiesLabel = labelled(tr("Copies"), content);
    m_copies = narrowForm();

    auto *column = new QVBoxLayout{content};
    column->setContentsMargins(spacing::kMedium, spacing::kMedium, spacing::kMedium, spacing::kMedium);
    column->setSpacing(spacing::kSmall);
    column->addWidget(m_title);
    column->addWidget(m_failure);
    column->addWidget(m_lost);
    column->addLayout(m_facts);
    column->addSpacing(spacing::kTight);
    column->addWidget(m_histogramLabel);
    column->addWidget(m_histogram);
    for (const auto &[name, field] :
         {std::pair<QString, QWidget *>{tr("Description"), m_description}, {tr("Tags"), m_tags}, {tr("Folder"), m_folder}}) {
        column->addSpacing(spacing::kTight);
        column->addWidget(labelled(name, content));
        column->addWidget(field);
    }
    column->addSpacing(spacing::kTight);
    column->addWidget(m_copiesLabel);
    column->addLayout(m_copies);
    column->addStretch();

    auto *outer = new QVBoxLayout{this};
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(header);
    outer->addWidget(m_nothing);
    outer->addWidget(m_scroll, 1);
    outer->addStretch(0);
    connect(m_tags, &QLineEdit::editingFinished, this, &DetailsPane::saveTags);
    connect(m_folder, &QComboBox::activated, this, &DetailsPane::saveFolder);
}

void DetailsPane::buildNotices(QWidget *content)
{
    m_failure = new NoticeBlock{tr("Retry"), tr("Prepare again (%1)").arg(u"Ctrl+R"_s), content};
    connect(m_failure, &NoticeBlock::pressed, this, [this] {
        if (m_asset) m_commands.prepareAgain({*m_asset});
    });
    m_lost = new NoticeBlock{tr("Show where it is…"), tr("Choose the file in its new place (%1)").arg(u"Ctrl+Shift+L"_s), content};
    connect(m_lost, &NoticeBlock::pressed, this, &DetailsPane::relocateRequested);
}

void DetailsPane::showFailure(const Asset &asset)
{
    const bool isShown = asset.error && (asset.status == AssetStatus::Failed || asset.isUnfinished()) && !asset.isDeleted;
    if (isShown) m_failure->setText(outcomeName(*asset.error) + u'\n' + breakable(asset.error->message));
    m_failure->setVisible(isShown);
}

void DetailsPane::setLost(bool isLost)
{
    if (isLost && m_asset)
        m_lost->setText(tr("Its file is no longer where it was left: %1").arg(breakable(QDir::toNativeSeparators(m_asset->externalPath))));
    m_lost->setVisible(isLost);
}

void DetailsPane::setSelection(const QList<Asset> &assets)
{
    const bool isOther = !m_asset || assets.size() != 1 || assets.first().id != m_asset->id;
    if (isOther && m_asset) saveDescription();
    if (assets.size() != 1) {
        m_asset.reset();
        presentNothing(assets.isEmpty() ? tr("Select a video to see its details.")
                                        : tr("%n video(s) selected", nullptr, static_cast<int>(assets.size())));
        return;
    }
    if (!isOther && assets.first() == *m_asset) return;
    m_asset = assets.first();
    if (isOther) load();
}

void DetailsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    load();
}

void DetailsPane::load()
{
    if (!m_asset || isHidden()) return;
    const AssetId id = m_asset->id;
    deliver(m_backend.library().details(id), this, [this, id](const Result<AssetDetails> &details) {
        if (!m_asset || m_asset->id != id) return;
        if (details)
            present(*details);
        else if (details.error().code != ErrorCode::NotFound)  // it was deleted meanwhile: the list shows that
            emit failed(details.error());
    });
}

void DetailsPane::present(const AssetDetails &details)
{
    m_asset = details.asset;
    m_nothing->hide();
    m_scroll->show();
    m_title->setText(details.asset.title);
    showFailure(details.asset);
    clearRows(m_facts);
    for (const Fact &fact : factsOf(details)) addRow(m_facts, fact.name, fact.value, this);
    m_histogram->setHistogram(details.histogram);
    m_histogram->setVisible(m_histogram->hasData());
    m_histogramLabel->setVisible(m_histogram->hasData());
    // What the person is typing is never replaced under their hands.
    if (!m_description->hasFocus()) m_description->setPlainText(details.asset.description);
    if (!m_tags->hasFocus()) m_tags->setText(details.asset.tags.join(u", "_s));
    fillFolders();
    clearRows(m_copies);
    for (const Rendition &copy : details.renditions) {
        const QString size = formatBytes(copy.size);
        addRow(m_copies, renditionName(copy.kind), joinFacts({formatPictureSize(copy.width, copy.height), size}), this);
    }
    m_copiesLabel->setVisible(!details.renditions.isEmpty());
}

void DetailsPane::presentNothing(const QString &sentence)
{
    m_nothing->setText(sentence);
    m_nothing->show();
    m_scroll->hide();
}

void DetailsPane::fillFolders()
{
    m_folder->clear();
    m_folder->addItem(tr("No folder"), QString{});
    const std::function<void(FolderId, int)> addLevel = [&](FolderId parent, int depth) {
        constexpr int kDeepest = 16;
        if (depth > kDeepest) return;
        for (const Folder &folder : m_folders.children(parent)) {
            m_folder->addItem(QString(qsizetype{3} * depth, u' ') + folder.name, folder.id.toString());
            addLevel(folder.id, depth + 1);
        }
    };
    addLevel({}, 0);
    if (m_asset)
        m_folder->setCurrentIndex(std::max(0, m_folder->findData(m_asset->folder.isNull() ? QString{} : m_asset->folder.toString())));
}

bool DetailsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_description && event->type() == QEvent::FocusOut) saveDescription();
    return QWidget::eventFilter(watched, event);
}

void DetailsPane::saveDescription()
{
    if (m_asset && m_scroll->isVisible() && m_description->toPlainText() != m_asset->description)
        m_commands.describe(*m_asset, m_description->toPlainText());
}

void DetailsPane::saveTags()
{
    const QStringList tags = tagsFromText(m_tags->text());
    if (m_asset && tags != m_asset->tags) m_commands.setTags(*m_asset, tags);
}

void DetailsPane::saveFolder()
{
    if (m_asset) m_commands.moveTo({*m_asset}, FolderId::fromString(m_folder->currentData().toString()), m_folder->currentText().trimmed());
}

}  // namespace chalkreel::ui
