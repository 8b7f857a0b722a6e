#pragma once

#include "tests/contract/subject.h"

namespace chalkreel::test {

/// Base of the contract tests: a fresh subject for each function and each kind of backend.
class ContractTest : public QObject
{
    Q_OBJECT

protected:
    std::unique_ptr<Subject> m_subject;

    Backend &backend() { return m_subject->backend(); }
    FakeMediaHost &media() { return m_subject->media(); }
    /// For an init() of a test's own: slots that Qt Test calls are private, so it cannot call this class's.
    void makeAnew()
    {
        QFETCH_GLOBAL(QString, subject);
        m_subject = makeSubject(subject);
    }

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("subject");
        for (const QString &name : subjectNames()) QTest::newRow(qPrintable(name)) << name;
    }
    void init() { makeAnew(); }
    void cleanup() { m_subject.reset(); }
};

/// The code that a call failed with; nothing when it succeeded.
template <typename T>
std::optional<ErrorCode> errorOf(const Result<T> &result)
{
    return result ? std::nullopt : std::optional{result.error().code};
}

}  // namespace chalkreel::test

/// Fails with the sentence of the error.
#define VERIFY_RESULT(result)                                                                                                              \
    QVERIFY2((result).has_value(), (result) ? "" : qPrintable((result).error().message + u' ' + (result).error().detail))
#define COMPARE_ERROR(result, code) QCOMPARE(chalkreel::test::errorOf(result), std::optional{code})
