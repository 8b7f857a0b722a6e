#include "ui/settings/settings_dialog.h"

#include "ui/support/elided_label.h"
#include "ui/support/fonts.h"
#include "ui/support/metrics.h"
#include "ui/support/style_sheet.h"
#include "ui/support/text_format.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {

constexpr QSize kUsualSize{580, 650};
constexpr int kFieldWidth = 190;

const SettingRow *rowOf(const QString &name)
{
    const auto rows = settingRows();
    const auto row = std::ranges::find(rows, name, &SettingRow::name);
    return row == rows.end() ? nullptr : &*row;
}

int numberOf(const SettingRow &row, const Settings &settings) { return row.value(settings).toInt(); }

}  // namespace

SettingsDialog::SettingsDialog(SettingsStore store, Theme &theme, WindowSettings &settings, const QString &dataFolder, QWidget *parent)
    : QDialog{parent}
    , m_store{std::move(store)}
    , m_theme{theme}
    , m_settings{settings}
    , m_dataFolder{dataFolder}
    , m_themes{new QComboBox{this}}
    , m_languages{new QComboBox{this}}
    , m_problem{new QLabel{this}}
{
    setWindowTitle(tr("Settings"));
    // A file that became unreadable since the start: the defaults are shown, saving says what is wrong with it.
    if (Result<LoadedSettings> loaded = m_store.load()) m_loaded = *std::move(loaded);
    build();
    resize(kUsualSize.boundedTo(screen()->availableSize() * 0.9));
}

void SettingsDialog::build()
{
    auto *scroll = new QScrollArea{this};
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget{scroll};
    content->setObjectName(u"dialogContent"_s);
    scroll->setWidget(content);
    auto *sections = new QVBoxLayout{content};
    sections->setContentsMargins(spacing::kLarge, spacing::kMedium, spacing::kLarge, spacing::kMedium);
    sections->setSpacing(spacing::kSmall);
    addWindow(sections);
    addImport(sections);
    addWork(sections);
    addLibrary(sections);
    sections->addStretch();

    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setProperty("role", u"bad"_s);
    m_problem->hide();
    auto *buttons = new QDialogButtonBox{this};
    auto *saveButton = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    setRole(*saveButton, u"primary"_s);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *defaults = buttons->addButton(tr("Show the defaults"), QDialogButtonBox::ResetRole);
    auto *column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, spacing::kLarge);
    column->setSpacing(spacing::kSmall);
    column->addWidget(scroll, 1);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(spacing::kLarge, 0, spacing::kLarge, 0);
    foot->addWidget(m_problem);
    foot->addWidget(buttons);
    column->addLayout(foot);
    connect(defaults, &QPushButton::clicked, this, &SettingsDialog::showDefaults);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QWidget *field : content->findChildren<QWidget *>())
        if (qobject_cast<QSpinBox *>(field) || qobject_cast<QComboBox *>(field)) {
            field->setFocusPolicy(Qt::StrongFocus);
            field->installEventFilter(this);
        }
    m_themes->setFocus();
}

QFormLayout *SettingsDialog::addSection(QVBoxLayout *column, const QString &title, const QString &remark)
{
    if (column->count() > 0) column->addSpacing(spacing::kSmall);
    auto *heading = new QLabel{title, this};
    heading->setProperty("role", u"title"_s);
    heading->setFont(titleFont());
    column->addWidget(heading);
    if (!remark.isEmpty()) {
        auto *text = new QLabel{remark, this};
        text->setProperty("role", u"dim"_s);
        text->setWordWrap(true);
        column->addWidget(text);
    }
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(spacing::kLarge);
    form->setVerticalSpacing(spacing::kSmall);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    column->addLayout(form);
    return form;
}

void SettingsDialog::addWindow(QVBoxLayout *column)
{
    QFormLayout *form = addSection(column, tr("Window"), {});
    const std::pair<ThemeChoice, QString> themes[] = {
        {ThemeChoice::FollowSystem, tr("As the system")}, {ThemeChoice::Dark, tr("Dark")}, {ThemeChoice::Light, tr("Light")}};
    for (const auto &[choice, text] : themes) m_themes->addItem(text, static_cast<int>(choice));
    m_themes->setCurrentIndex(m_themes->findData(static_cast<int>(m_theme.choice())));
    const QList<std::pair<QString, QString>> languages = languageNames();
    for (const auto &[code, text] : languages) m_languages->addItem(code.isEmpty() ? tr("As the system") : text, code);
    m_languages->setCurrentIndex(std::max(0, m_languages->findData(m_settings.language())));
    for (QComboBox *box : {m_themes, m_languages}) box->setMinimumWidth(kFieldWidth);
    form->addRow(tr("&Theme"), m_themes);
    form->addRow(tr("&Language"), m_languages);
}

void SettingsDialog::addImport(QVBoxLayout *column)
{
    addSection(column, tr("New videos"), tr("What is made of each. Pictures, sound curve and facts always are."));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(spacing::kHuge);
    grid->setVerticalSpacing(spacing::kTight);
    const QList<RenditionKind> chosen = m_settings.importRenditions();
    for (const RenditionKind kind : optionalRenditions()) {
        auto *box = new QCheckBox{renditionName(kind), this};
        box->setChecked(chosen.contains(kind));
        box->setToolTip(renditionPurpose(kind));
        const int index = static_cast<int>(m_renditions.size());
        grid->addWidget(box, index / 2, index % 2);
        m_renditions.append({kind, box});
    }
    grid->setColumnStretch(1, 1);
    column->addLayout(grid);
}

void SettingsDialog::addWork(QVBoxLayout *column)
{
    QFormLayout *form = addSection(column, tr("Preparing"), tr("Changes here take effect at the next start of Chalkreel."));
    addNumber(form, tr("Videos at &once"), u"MAX_CONCURRENT_JOBS"_s, {}, {});
    addNumber(form, tr("&Memory for reading one file"), u"MEDIA_MEMORY_MB"_s, tr(" MB"), {});
    addNumber(form, tr("Give up without progress &after"), u"PROCESSING_TIMEOUT"_s, tr(" seconds"), {});
    addNumber(form, tr("&Give up a video after"), u"JOB_TIMEOUT"_s, tr(" seconds"), tr("By its length"));
}

void SettingsDialog::addNumber(QFormLayout *form, const QString &label, const QString &name, const QString &suffix, const QString &zeroText)
{
    const SettingRow *row = rowOf(name);
    Q_ASSERT(row);
    auto *field = new QSpinBox{this};
    field->setRange(row->least, row->most);
    field->setGroupSeparatorShown(true);
    field->setSuffix(suffix);
    if (!zeroText.isEmpty()) field->setSpecialValueText(zeroText);
    field->setValue(numberOf(*row, m_loaded.values));
    field->setMinimumWidth(kFieldWidth);
    field->setObjectName(name);
    const QString usual = zeroText.isEmpty() ? locale().toString(numberOf(*row, Settings{})) + suffix : zeroText;
    field->setToolTip(tr("Usually: %1").arg(usual));
    form->addRow(label, field);
    m_numbers.append({name, field});
    const SettingOrigin origin = m_loaded.originOf(name);
    if (!m_store.isFixed(origin)) return;
    field->setEnabled(false);
    addNote(form, origin);
}

void SettingsDialog::addNote(QFormLayout *form, const SettingOrigin &origin)
{
    auto *note = new QLabel{tr("Comes from: %1. It is stronger than what is chosen here.").arg(origin.where), this};
    note->setTextFormat(Qt::PlainText);
    note->setProperty("role", u"dim"_s);
    note->setWordWrap(true);
    note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form->addRow(note);
}

void SettingsDialog::addLibrary(QVBoxLayout *column)
{
    QFormLayout *form = addSection(column, tr("Library"), {});
    auto *row = new QHBoxLayout;
    auto *folder = new ElidedLabel{this, Qt::ElideMiddle};
    folder->setText(QDir::toNativeSeparators(m_dataFolder));
    folder->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *reveal = new QPushButton{tr("Show in folder"), this};
    reveal->setToolTip(tr("Show the library's files in the file manager"));
    reveal->setAutoDefault(false);
    reveal->setEnabled(!m_dataFolder.isEmpty());
    row->addWidget(folder, 1);
    row->addWidget(reveal);
    form->addRow(row);
    const SettingOrigin origin = m_loaded.originOf(u"DATA_DIR"_s);
    if (m_store.isFixed(origin)) addNote(form, origin);
    connect(reveal, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_dataFolder)); });
}

void SettingsDialog::showDefaults()
{
    m_themes->setCurrentIndex(m_themes->findData(static_cast<int>(ThemeChoice::FollowSystem)));
    m_languages->setCurrentIndex(0);
    const QList<RenditionKind> usual = ProcessOptions::desktopDefault();
    for (const auto &[kind, box] : std::as_const(m_renditions)) box->setChecked(usual.contains(kind));
    for (const Number &number : std::as_const(m_numbers))
        if (number.field->isEnabled()) number.field->setValue(numberOf(*rowOf(number.name), Settings{}));
}

QMap<QString, QString> SettingsDialog::changedNumbers() const
{
    QMap<QString, QString> changed;
    for (const Number &number : m_numbers) {
        const SettingRow &row = *rowOf(number.name);
        const int value = number.field->value();
        if (!number.field->isEnabled() || value == numberOf(row, m_loaded.values)) continue;
        // A default is not written down, so that a better one of a later version is taken over.
        changed.insert(number.name, value == numberOf(row, Settings{}) ? QString{} : QString::number(value));
    }
    return changed;
}

QList<RenditionKind> SettingsDialog::chosenRenditions() const
{
    QList<RenditionKind> chosen;
    for (const auto &[kind, box] : m_renditions)
        if (box->isChecked()) chosen.append(kind);
    return chosen;
}

void SettingsDialog::save()
{
    const QMap<QString, QString> numbers = changedNumbers();
    if (!numbers.isEmpty()) {
        if (const Result<void> saved = m_store.save(numbers); !saved) {
            m_problem->setText(saved.error().message);
            m_problem->show();
            return;
        }
        emit startSettingsChanged();
    }
    const QList<RenditionKind> renditions = chosenRenditions();
    if (renditions != m_settings.importRenditions()) {
        m_settings.setImportRenditions(renditions);
        emit importChanged();
    }
    const auto choice = static_cast<ThemeChoice>(m_themes->currentData().toInt());
    if (choice != m_theme.choice()) {
        m_settings.setTheme(choice);
        m_theme.apply(choice);
    }
    const QString language = m_languages->currentData().toString();
    const bool isOtherLanguage = language != m_settings.language();
    m_settings.setLanguage(language);
    accept();
    if (isOtherLanguage) emit languageChanged();
}

bool SettingsDialog::eventFilter(QObject *watched, QEvent *event)
{
    // Scrolling the page must not change a value that happens to pass under the pointer.
    if (event->type() == QEvent::Wheel && !static_cast<QWidget *>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

}  // namespace chalkreel::ui
