using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WeChatPay.Analyzers.Fields;
using WeChatPay.Facts;

namespace WeChatPay.Analyzers.Practices;

/// <summary>WCP006: a sensitive field in clear.</summary>
internal static class SensitiveFields
{
    // The ciphertext of the shortest key that WeChat Pay uses, in Base64.
    private const int CiphertextLength = 344;

    private static readonly string[] CiphertextNames = ["crypt", "cipher"];

    private static readonly ConditionalWeakTable<Compilation, StrongBox<bool>> Encrypting = new();

    /// <summary>Tells whether a value would go out in clear.</summary>
    /// <param name="value">The value.</param>
    /// <param name="field">The documented field.</param>
    /// <param name="reader">Reads the value.</param>
    /// <returns>The severity: a warning for a text that stands there, information for a text that comes from elsewhere; <see langword="null"/> for
    /// neither.</returns>
    public static DiagnosticSeverity? Judge(ExpressionSyntax value, Field field, GivenReader reader)
    {
        if (field.Encryption is not "rsa" || reader.KindOf(value) != ValueKind.Text || MayEncrypt(reader.Model.Compilation))
            return null;
        var text = reader.ConstantOf(GivenReader.Unwrap(value)) as string;
        if (text is not null)
            return text.Length is > 0 and < CiphertextLength ? DiagnosticSeverity.Warning : null;
        // A call may encrypt, and a variable may hold what a call has encrypted.
        var isClear = GivenReader.Unwrap(value) is InterpolatedStringExpressionSyntax
            || reader.Model.GetSymbolInfo(GivenReader.Unwrap(value)).Symbol is IPropertySymbol property && !IsCiphertextName(property.Name);
        return isClear ? DiagnosticSeverity.Info : null;
    }

    private static bool IsCiphertextName(string name) =>
        CiphertextNames.Any(part => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);

    // The option may stand in a configuration file, which a web application reads.
    private static bool MayEncrypt(Compilation compilation) => Encrypting.GetValue(compilation, static compilation => new(
        compilation.ReferencedAssemblyNames.Any(static name => name.Name == "WeChatPay.Chain.AspNetCore")
        || compilation.SyntaxTrees.Any(static tree => tree.GetText().ToString() is var text
            && (text.Contains("encrypt_sensitive_fields") || text.Contains("EncryptSensitiveFields"))))).Value;
}
