using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace WeChatPay.Analyzers.Fields;

/// <summary>A name with its value, as it is written.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Span">Where the name is written.</param>
/// <param name="Value">The value.</param>
/// <param name="Rename">Writes another name in the same way.</param>
internal sealed record GivenEntry(string Name, TextSpan Span, ExpressionSyntax Value, Func<string, string?> Rename);
