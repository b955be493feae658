using Microsoft.CodeAnalysis.Text;

namespace WeChatPay.Analyzers.Tests.Everything;

/// <summary>One change of a program that makes it wrong.</summary>
/// <param name="Kind">What is changed: a letter of the path, a field, a type or a value.</param>
/// <param name="Span">Where.</param>
/// <param name="Text">The text that is put there.</param>
internal sealed record Mutation(string Kind, TextSpan Span, string Text)
{
    /// <summary>Gives the changed program.</summary>
    public string Apply(string source) => source[..Span.Start] + Text + source[Span.End..];
}
