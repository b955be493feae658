#if NETSTANDARD2_0
using System.Buffers;
using Microsoft.CodeAnalysis;

namespace System.Text;

/// <summary>A Unicode scalar value: a code point that is not half of a surrogate pair.</summary>
[Embedded]
internal readonly record struct Rune
{
    public Rune(int value) => Value = IsValid(value) ? value : throw new ArgumentOutOfRangeException(nameof(value));

    public static Rune ReplacementChar => new(0xFFFD);

    public int Value { get; }

    public bool IsAscii => Value < 0x80;

    public bool IsBmp => Value < 0x10000;

    public int Utf16SequenceLength => IsBmp ? 1 : 2;

    public static bool IsValid(int value) => value is >= 0 and < 0xD800 or > 0xDFFF and <= 0x10FFFF;

    public static OperationStatus DecodeFromUtf16(ReadOnlySpan<char> source, out Rune result, out int charsConsumed)
    {
        result = ReplacementChar;
        charsConsumed = source.IsEmpty ? 0 : 1;
        if (source.IsEmpty)
            return OperationStatus.NeedMoreData;
        if (!char.IsSurrogate(source[0]))
        {
            result = new(source[0]);
            return OperationStatus.Done;
        }
        if (!char.IsHighSurrogate(source[0]))
            return OperationStatus.InvalidData;
        if (source.Length == 1)
            return OperationStatus.NeedMoreData;
        if (!char.IsLowSurrogate(source[1]))
            return OperationStatus.InvalidData;
        result = new(char.ConvertToUtf32(source[0], source[1]));
        charsConsumed = 2;
        return OperationStatus.Done;
    }

    public int EncodeToUtf16(Span<char> destination)
    {
        ToString().AsSpan().CopyTo(destination);
        return Utf16SequenceLength;
    }

    public override string ToString() => char.ConvertFromUtf32(Value);
}
#endif
