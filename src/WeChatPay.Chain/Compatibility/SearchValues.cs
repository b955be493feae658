#if NETSTANDARD2_0
using Microsoft.CodeAnalysis;

namespace System.Buffers;

/// <summary>A set of characters to search for.</summary>
[Embedded]
internal sealed class SearchValues<T>(T[] values)
{
    public T[] Values { get; } = values;
}

[Embedded]
internal static class SearchValues
{
    public static SearchValues<char> Create(ReadOnlySpan<char> values) => new(values.ToArray());

    public static bool Contains(this SearchValues<char> values, char value) => Array.IndexOf(values.Values, value) >= 0;

    public static int IndexOfAny(this ReadOnlySpan<char> span, SearchValues<char> values) => span.IndexOfAny(values.Values);

    public static bool ContainsAny(this ReadOnlySpan<char> span, SearchValues<char> values) => span.IndexOfAny(values.Values) >= 0;

    public static int IndexOfAnyExcept(this ReadOnlySpan<char> span, SearchValues<char> values)
    {
        for (var i = 0; i < span.Length; i++)
        {
            if (!values.Contains(span[i]))
                return i;
        }
        return -1;
    }

    public static int IndexOfAnyExceptInRange(this ReadOnlySpan<char> span, char lowest, char highest)
    {
        for (var i = 0; i < span.Length; i++)
        {
            if (span[i] < lowest || span[i] > highest)
                return i;
        }
        return -1;
    }

    public static bool ContainsAnyExcept(this ReadOnlySpan<char> span, SearchValues<char> values) => span.IndexOfAnyExcept(values) >= 0;
}
#endif
