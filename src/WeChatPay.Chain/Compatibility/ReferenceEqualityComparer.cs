#if NETSTANDARD2_0
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace System.Collections.Generic;

/// <summary>Compares objects by reference, whatever they call equal.</summary>
[Embedded]
internal sealed class ReferenceEqualityComparer : IEqualityComparer<object?>, IEqualityComparer
{
    public static ReferenceEqualityComparer Instance { get; } = new();

    public new bool Equals(object? x, object? y) => ReferenceEquals(x, y);

    public int GetHashCode(object? obj) => RuntimeHelpers.GetHashCode(obj);
}
#endif
