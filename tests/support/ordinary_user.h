#pragma once

#include <QtGlobal>

#include <unistd.h>

namespace chalkreel::test {

/// While it lives this process has no more rights to files than anybody: root, who may read and write everything, takes
/// the user "nobody" (the real one too: access(2) asks for that), so that tests of permissions hold for root too. Others stay who they are.
/// What is to be refused has to lie in folders that everybody may enter.
class OrdinaryUser
{
public:
    OrdinaryUser()
    {
        constexpr uid_t kNobody = 65534;
        if (m_before == 0 && ::setresuid(kNobody, kNobody, 0) != 0) qFatal("root cannot become nobody");
    }
    ~OrdinaryUser()
    {
        if (m_before == 0 && ::setresuid(0, 0, 0) != 0) qFatal("nobody cannot become root again");
    }
    OrdinaryUser(const OrdinaryUser &) = delete;
    OrdinaryUser &operator=(const OrdinaryUser &) = delete;

private:
    const uid_t m_before = ::geteuid();
};

}  // namespace chalkreel::test
