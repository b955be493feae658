using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Syntax;

namespace WeChatPay.Porting.Emit;

/// <summary>Finds the names of PHP that C# cannot spell. A name of PHP may hold blanks and line ends beyond ASCII, which would be code in C#.</summary>
internal static class NameCheck
{
    /// <summary>Refuses names and variables, also those inside of strings.</summary>
    public static IEnumerable<Finding> Find(IEnumerable<Token> tokens) => tokens.SelectMany(static token => token switch
    {
        { Kind: TokenKind.Name } when !IsName(token.Text) => [Refuse(token)],
        { Kind: TokenKind.Variable } when !CSharpNames.IsIdentifier(token.Text[1..]) => [Refuse(token)],
        { Parts: { } parts } => parts.SelectMany(static part => Find(part.Tokens ?? [])),
        _ => Enumerable.Empty<Finding>(),
    });

    // `\WeChatPay\Builder` and `namespace\x`.
    private static bool IsName(string text) => text.TrimStart('\\').Split('\\').All(CSharpNames.IsIdentifier);

    private static Finding Refuse(Token token) =>
        new(PortingSeverity.Error, Rules.Name, token, "C# cannot spell this name.", "Use letters, digits and `_`.", null);
}
