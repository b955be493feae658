#if NETSTANDARD2_0
using System.Buffers.Text;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Microsoft.CodeAnalysis;

namespace System;

/// <summary>Members of newer frameworks, under their own names.</summary>
[Embedded]
internal static class SystemMembers
{
    extension(double)
    {
        public static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

        public static bool IsNegative(double value) => BitConverter.DoubleToInt64Bits(value) < 0;
    }

    extension(string text)
    {
        public static string Create(IFormatProvider? provider, FormattableString formatted) => formatted.ToString(provider);

        public static string Concat(ReadOnlySpan<char> first, ReadOnlySpan<char> second, ReadOnlySpan<char> third) =>
            string.Concat(first.ToString(), second.ToString(), third.ToString());

        public ReadOnlySpan<char> AsSpan(Range range)
        {
            var (offset, length) = range.GetOffsetAndLength(text.Length);
            return text.AsSpan(offset, length);
        }

        // Text is replaced by its characters here, never by a culture's rules.
        public string Replace(string old, string? replacement, StringComparison comparison) => comparison == StringComparison.Ordinal
            ? text.Replace(old, replacement)
            : throw new NotSupportedException($"`{comparison}` is not Ordinal.");
    }

    extension(StringBuilder builder)
    {
        public StringBuilder Append(IFormatProvider? provider, FormattableString formatted) => builder.Append(formatted.ToString(provider));
    }

    extension(Convert)
    {
        public static string ToBase64String(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes.ToArray());
    }

    extension(Base64)
    {
        public static bool IsValid(string text)
        {
            try
            {
                Convert.FromBase64String(text);
                return true;
            }
            catch (FormatException)
            {
                return false;
            }
        }
    }

    extension(Utf8)
    {
        public static bool TryWrite(Span<byte> destination, FormattableString formatted, out int written)
        {
            var bytes = Encoding.UTF8.GetBytes(formatted.ToString(CultureInfo.InvariantCulture));
            bytes.CopyTo(destination);
            written = bytes.Length;
            return true;
        }
    }

    extension(Task task)
    {
        public bool IsCompletedSuccessfully => task.Status == TaskStatus.RanToCompletion;
    }

    extension<TKey, TValue>(ReadOnlyDictionary<TKey, TValue>)
        where TKey : notnull
    {
        public static ReadOnlyDictionary<TKey, TValue> Empty => new(new Dictionary<TKey, TValue>());
    }

    extension(SHA1)
    {
        public static int HashSizeInBytes => 20;
    }

    extension(RuntimeHelpers)
    {
        public static bool TryEnsureSufficientExecutionStack()
        {
            try
            {
                RuntimeHelpers.EnsureSufficientExecutionStack();
                return true;
            }
            catch (InsufficientExecutionStackException)
            {
                return false;
            }
        }
    }

    extension<T>(ReadOnlySpan<T> span)
        where T : IEquatable<T>
    {
        public ReadOnlySpan<T> TrimStart(T trimmed)
        {
            var start = 0;
            while (start < span.Length && span[start].Equals(trimmed))
                start++;
            return span[start..];
        }

        public ReadOnlySpan<T> TrimStart(ReadOnlySpan<T> trimmed)
        {
            var start = 0;
            while (start < span.Length && trimmed.IndexOf(span[start]) >= 0)
                start++;
            return span[start..];
        }

        public ReadOnlySpan<T> TrimEnd(ReadOnlySpan<T> trimmed)
        {
            var end = span.Length;
            while (end > 0 && trimmed.IndexOf(span[end - 1]) >= 0)
                end--;
            return span[..end];
        }
    }

    extension(ReadOnlySpan<char> span)
    {
        public int IndexOfAnyInRange(char low, char high)
        {
            for (var i = 0; i < span.Length; i++)
            {
                if (span[i] >= low && span[i] <= high)
                    return i;
            }
            return -1;
        }

        public int IndexOfAnyExceptInRange(char low, char high)
        {
            for (var i = 0; i < span.Length; i++)
            {
                if (span[i] < low || span[i] > high)
                    return i;
            }
            return -1;
        }
    }
}
#endif
