# What every target of ours shares: language level, warnings, definitions.
set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ON)

add_library(chalkreel_options INTERFACE)
target_compile_features(chalkreel_options INTERFACE cxx_std_23)
target_compile_definitions(chalkreel_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_CONTEXTLESS_CONNECT QT_NO_FOREACH
    QT_USE_QSTRINGBUILDER QT_DISABLE_DEPRECATED_BEFORE=0x060400)
# A warning stops us, and not whoever builds it with a compiler that we have not met.
target_compile_options(chalkreel_options INTERFACE
    $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-Wall;-Wextra;-Wpedantic;-Wold-style-cast;-Wnon-virtual-dtor;-Woverloaded-virtual;$<$<NOT:$<CONFIG:Release>>:-Werror>>
    # Designated initialisers that leave fields at their defaults are how our option structs are meant to be used.
    $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-Wno-missing-field-initializers>)
target_include_directories(chalkreel_options INTERFACE "${PROJECT_SOURCE_DIR}")

# chalkreel_library(name SOURCES ... HEADERS ... PUBLIC ... PRIVATE ...)
# A static library Chalkreel::name; its headers are checked to be self-contained (all_verify_interface_header_sets).
function(chalkreel_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;HEADERS;PUBLIC;PRIVATE")
    add_library(chalkreel_${name} STATIC ${arg_SOURCES})
    add_library(Chalkreel::${name} ALIAS chalkreel_${name})
    target_sources(chalkreel_${name} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${arg_HEADERS})
    target_link_libraries(chalkreel_${name} PUBLIC chalkreel_options ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
    set_target_properties(chalkreel_${name} PROPERTIES AUTOMOC ON CXX_EXTENSIONS OFF)
endfunction()

# chalkreel_program(name SOURCES ... LINK ...): an executable in the build's bin folder.
function(chalkreel_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINK")
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE chalkreel_options ${arg_LINK})
    set_target_properties(${name} PROPERTIES AUTOMOC ON CXX_EXTENSIONS OFF RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
endfunction()
