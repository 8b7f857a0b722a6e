#pragma once

#include "core/storage/disk_blob_store.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace chalkreel {

inline void writeFile(const QString &path, const QByteArray &content)
{
    QDir{}.mkpath(QFileInfo{path}.path());
    QFile file{path};
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) qFatal("cannot write %s", qPrintable(path));
}

inline QByteArray readFile(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

/// Everything below a folder, files and folders, hidden ones too, sorted.
inline QStringList treeOf(const QString &folder)
{
    QStringList paths;
    QDirIterator entries{folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDirIterator::Subdirectories};
    while (entries.hasNext()) paths << QDir{folder}.relativeFilePath(entries.next());
    paths.sort();
    return paths;
}

/// Bytes that do not repeat in short blocks, so that a block that is lost or doubled shows.
inline QByteArray patternOf(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : bytes) {
        state = state * 1664525u + 1013904223u;  // Numerical Recipes' generator
        byte = static_cast<char>(state >> 24);
    }
    return bytes;
}

/// A store in a folder of its own.
class StorageFixture
{
public:
    StorageFixture()
        : m_store{DiskBlobStore::open(StorageRoots::below(data())).value()}
    {
    }

    QString data() const { return m_folder.filePath(QStringLiteral("data")); }
    QString outside(const QString &name) const { return m_folder.filePath(QStringLiteral("outside/") + name); }
    DiskBlobStore &store() { return *m_store; }
    AssetId asset() const { return m_asset; }
    BlobKey key(const QString &file, BlobRoot root = BlobRoot::Processed) const { return BlobKey::make(root, m_asset, file).value(); }
    QString pathOf(const BlobKey &key) const { return data() + u'/' + key.toString(); }
    /// What lies in the store's folders beside the four roots.
    QStringList tree() const
    {
        QStringList paths = treeOf(data());
        for (const auto &row : kEnumNames<BlobRoot>) paths.removeAll(QString{row.name});
        return paths;
    }

private:
    QTemporaryDir m_folder;
    AssetId m_asset = AssetId::create();
    std::unique_ptr<DiskBlobStore> m_store;
};

}  // namespace chalkreel

/// Has to be a failure with this code.
#define CHALKREEL_COMPARE_ERROR(result, expected)                                                                                          \
    do {                                                                                                                                   \
        const auto &checkedResult = (result);                                                                                              \
        QVERIFY2(!checkedResult.has_value(), "succeeded");                                                                                 \
        QVERIFY2(checkedResult.error().code == (expected),                                                                                 \
                 qPrintable(QString{nameOf(checkedResult.error().code)} + u' ' + checkedResult.error().message + u' ' +                    \
                            checkedResult.error().detail));                                                                                \
    } while (false)
/// Fails with the error's own words.
#define CHALKREEL_VERIFY_OK(result)                                                                                                        \
    do {                                                                                                                                   \
        const auto &checkedResult = (result);                                                                                              \
        QVERIFY2(checkedResult.has_value(),                                                                                                \
                 qPrintable(checkedResult.has_value() ? QString{} : checkedResult.error().message + u' ' + checkedResult.error().detail)); \
    } while (false)
