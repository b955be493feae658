using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace WeChatPay.Analyzers.Calls;

/// <summary>One segment of a path, with the place where it is written.</summary>
/// <param name="Text">The segment as the chain renames it; <see cref="Unknown"/> for a value that the compiler does not know.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Span">Where it is written; the whole expression where the segment has no place of its own.</param>
/// <param name="Owner">The expression that it is a part of. Segments of one literal have the same.</param>
internal sealed record Segment(string Text, SegmentForm Form, TextSpan Span, SyntaxNode Owner)
{
    /// <summary>Stands for a value that the compiler does not know. No path has this character.</summary>
    public const string Unknown = "\0";

    public bool IsUnknown => Text == Unknown;

    /// <summary>Gets whether it stands for a value that may be a part of a segment, or several: it counts where the documentation has a variable
    /// alone.</summary>
    public bool IsLoose { get; init; }

    public bool IsVariable => IsVariableName(Text);

    /// <summary>Tells whether a segment stands for a value: <c>{transaction_id}</c>.</summary>
    public static bool IsVariableName(string text) => text is ['{', .., '}'];
}

/// <summary>How a segment is written.</summary>
internal enum SegmentForm
{
    /// <summary>As a member: <c>.hirePowerBank</c>.</summary>
    Member,

    /// <summary>As a part of a literal, character for character: <c>chain("v3/hire-power-bank")</c>.</summary>
    Literal,

    /// <summary>In another way, of which no part can be renamed: by a constant, or with escapes.</summary>
    Other,
}
