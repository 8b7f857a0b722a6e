#pragma once

#include "core/settings/settings_store.h"
#include "ui/settings/window_settings.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QSpinBox;
class QVBoxLayout;

namespace chalkreel::ui {

/// How the window looks, what is made of new videos, and how much of the computer that may take. What something
/// stronger than this dialog decides (a flag, a variable) is shown with where it comes from and cannot be changed.
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    /// `theme` and `settings` outlive the dialog. `dataFolder` is the library that is open.
    SettingsDialog(SettingsStore store, Theme &theme, WindowSettings &settings, const QString &dataFolder, QWidget *parent = nullptr);

signals:
    void languageChanged();
    void importChanged();
    /// Settings were written that take effect at the next start.
    void startSettingsChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// A whole number of the settings file.
    struct Number
    {
        QString name;
        QSpinBox *field;
    };

    void build();
    QFormLayout *addSection(QVBoxLayout *column, const QString &title, const QString &remark);
    void addWindow(QVBoxLayout *column);
    void addImport(QVBoxLayout *column);
    void addWork(QVBoxLayout *column);
    void addLibrary(QVBoxLayout *column);
    void addNumber(QFormLayout *form, const QString &label, const QString &name, const QString &suffix, const QString &zeroText);
    void addNote(QFormLayout *form, const SettingOrigin &origin);
    QMap<QString, QString> changedNumbers() const;
    QList<RenditionKind> chosenRenditions() const;
    void showDefaults();
    void save();

    SettingsStore m_store;
    Theme &m_theme;
    WindowSettings &m_settings;
    QString m_dataFolder;
    LoadedSettings m_loaded;
    QComboBox *m_themes;
    QComboBox *m_languages;
    QList<std::pair<RenditionKind, QCheckBox *>> m_renditions;
    QList<Number> m_numbers;
    QLabel *m_problem;
};

}  // namespace chalkreel::ui
