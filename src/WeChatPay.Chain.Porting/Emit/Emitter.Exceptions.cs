using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>New exceptions. PHP's take a message, a code and the exception before them; those of .NET have no place for the code.</content>
internal sealed partial class Emitter
{
    private static readonly string[] ExceptionParameters = ["message", "code", "previous"];

    private Code NewException(New made, Arguments arguments, string type, bool takesCode)
    {
        if (arguments.Items is [] or [{ Prefix: null, Label: null }])
            return new Code(Lead(made.Keyword), $"new {type}{Brackets(arguments, [.. arguments.Items.Select(item => MessageOf(item.Value!))])}");
        var (given, code) = ExceptionArguments(arguments, made, takesCode);
        return new Code(Lead(made.Keyword), $"new {type}({given}){(code is null ? "" : $".withCode({code})")}");
    }

    /// <summary>Puts the arguments of an exception into the order of .NET.</summary>
    /// <returns>The arguments, and the code that is given to the exception afterwards; null for none.</returns>
    private (string Given, string? Code) ExceptionArguments(Arguments arguments, Expression call, bool takesCode = false)
    {
        var values = new Expression?[ExceptionParameters.Length];
        for (var at = 0; at < arguments.Items.Count; at++)
        {
            var item = arguments.Items[at];
            var place = item.Label is { } label ? Array.FindIndex(ExceptionParameters, label.IsWord) : at;
            if (item.Prefix is not null || place < 0 || place >= values.Length || values[place] is not null)
            {
                Refuse(Rules.Arguments, call.First, "An exception takes a message, a code and the exception before it.", "Remove the other arguments.");
                return ("", null);
            }
            values[place] = item.Value;
        }
        var code = values[1] is null or Literal { Token.Text: "0" } ? null : values[1];
        var previous = values[2] is null or Constant { Name.Text: "null" or "NULL" } ? null : values[2];
        // The code is read after the exception before it.
        if (!takesCode && code is not null && previous is not null && !IsPure(code) && !IsPure(previous))
            Refuse(Rules.Arguments, code.First, "The code of this exception is computed.", "Put it into a variable before.");
        var message = values[0] is null ? previous is null && (code is null || !takesCode) ? "" : "\"\"" : MessageOf(values[0]!).Text;
        var number = code is null ? null : NumberOf(code);
        var given = string.Join(", ", new[] { message, takesCode && previous is not null ? number ?? "0" : takesCode ? number : null, InnerOf(previous) }
            .Where(static text => !string.IsNullOrEmpty(text)));
        return (given, takesCode ? null : number);
    }

    private Code MessageOf(Expression value) => KindOf(value) is PhpKind.String ? Emit(value) : Function("strval", Emit(value));

    private string NumberOf(Expression value)
    {
        var code = Emit(value);
        return KindOf(value) is not PhpKind.Int ? $"(long){Function("intval", code).TextAt(Level.Unary)}"
            : code.IsDynamic ? $"(long){code.TextAt(Level.Unary)}" : code.Text;
    }

    private string? InnerOf(Expression? previous)
    {
        if (previous is null)
            return null;
        var code = Emit(previous);
        return KindOf(previous) is PhpKind.Exception && !code.IsDynamic ? code.Text : $"(Exception?){code.TextAt(Level.Unary)}";
    }

    /// <summary>Finds the class of PHP itself that an exception is, or that its class extends.</summary>
    private string? StandardClass(Token name)
    {
        var last = _names.OwnClass(name) is { } own
            ? _names.Model.Line(own).SelectMany(static one => one.Extends).FirstOrDefault(parent => _names.OwnClass(parent) is null)
            : name;
        return last is null || _names.Class(last) is not { Kind: PhpKind.Exception } ? null : SnippetNames.LastOf(_names.FullName(last.Text));
    }
}
