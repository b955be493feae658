#if NETSTANDARD2_0
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace System;

/// <summary>Numbers read from a part of a text. In a class of its own: two receivers cannot share a member's name and parameters.</summary>
[Embedded]
internal static class DoubleMembers
{
    extension(double)
    {
        public static double Parse(ReadOnlySpan<char> text, NumberStyles style, IFormatProvider? provider) => double.Parse(text.ToString(), style, provider);
    }
}

/// <inheritdoc cref="DoubleMembers"/>
[Embedded]
internal static class Int64Members
{
    extension(long)
    {
        public static long Parse(ReadOnlySpan<char> text, NumberStyles style, IFormatProvider? provider) => long.Parse(text.ToString(), style, provider);
    }
}

/// <inheritdoc cref="DoubleMembers"/>
[Embedded]
internal static class ByteMembers
{
    extension(byte)
    {
        public static byte Parse(ReadOnlySpan<char> text, NumberStyles style, IFormatProvider? provider) => byte.Parse(text.ToString(), style, provider);
    }
}

/// <inheritdoc cref="DoubleMembers"/>
[Embedded]
internal static class DecimalMembers
{
    extension(decimal)
    {
        public static bool IsInteger(decimal value) => decimal.Truncate(value) == value;
    }
}
#endif
