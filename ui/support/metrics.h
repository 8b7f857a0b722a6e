#pragma once

namespace chalkreel::ui {

/// The only distances between things, in device-independent pixels.
namespace spacing {
inline constexpr int kTight = 4;
inline constexpr int kSmall = 8;
inline constexpr int kMedium = 12;
inline constexpr int kLarge = 16;
inline constexpr int kHuge = 24;
}  // namespace spacing

namespace radius {
inline constexpr int kSmall = 4;
inline constexpr int kMedium = 6;
inline constexpr int kLarge = 8;
}  // namespace radius

inline constexpr int kIconSize = 18;
inline constexpr int kTopBarHeight = 44;
inline constexpr int kStatusBarHeight = 26;
inline constexpr int kPaneHeaderHeight = 33;
inline constexpr int kSidebarWidth = 208;
inline constexpr int kRightPaneWidth = 304;

}  // namespace chalkreel::ui
