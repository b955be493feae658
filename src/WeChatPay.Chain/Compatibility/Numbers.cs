#if NETSTANDARD2_0
using Microsoft.CodeAnalysis;

namespace System;

/// <summary>Stands for a type that .NET Standard 2.0 does not have, so that no value is one.</summary>
[Embedded]
internal readonly struct Int128;

/// <inheritdoc cref="Int128"/>
[Embedded]
internal readonly struct UInt128;
#endif
