using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>The classes of <c>WeChatPay.Php</c> that values are of.</content>
internal sealed partial class Types
{
    private readonly HashSet<VariableInfo> _openLibraries = [];

    /// <summary>Finds the class of <c>WeChatPay.Php</c> that a value is of; null when it is not sure.</summary>
    /// <returns>The full name in C#.</returns>
    public string? LibraryOf(Expression value, Scope scope) => value switch
    {
        Variable variable => scope.Find(variable.Id) is { } info ? info.Library ?? LibraryOfValue(info, scope) : null,
        Parenthesised inner => LibraryOf(inner.Inner, scope),
        New made => names.Class(made.Class) is { } type && LibraryTable.Knows(type.FullName) ? type.FullName : null,
        Member member => LibraryOfMember(member, scope),
        StaticMember { Arguments: not null } call when OwnerOf(call.Class, scope) is { } owner =>
            LibraryOfType(names.Model.Method(owner, call.Name.Text)?.Signature.Returns),
        StaticMember { Arguments: null, Name.Kind: Syntax.TokenKind.Variable } field when OwnerOf(field.Class, scope) is { } owner =>
            LibraryOfType(names.Model.FindProperty(owner, field.Name.Text[1..])?.Type),
        StaticMember { Arguments: not null } call => names.Class(call.Class) is { } type ? LibraryTable.Find(type.FullName, call.Name.Text)?.Class : null,
        FunctionCall { Callee: Constant name } call when names.Function(name.Name.Text) is { } own => LibraryOfType(own.Signature.Returns),
        FunctionCall { Callee: Constant name } call =>
            FrameworkHelpers.LibraryOf(SnippetNames.LastOf(name.Name.Text), call.Arguments.Items.Count, names.Framework),
        _ => null,
    };

    /// <summary>Finds the class of <c>WeChatPay.Php</c> that a type names.</summary>
    public string? LibraryOfType(TypeName? type)
    {
        if (type is null || type.Tokens.Where(static token => !token.Is("?")).ToList() is not [var only] || names.OwnClass(only) is not null)
            return null;
        return names.Class(only) is { } known && LibraryTable.Knows(known.FullName) ? known.FullName : null;
    }

    private string? LibraryOfMember(Member member, Scope scope)
    {
        if (member.Computed is not null)
            return null;
        if (ClassOf(member.Target, scope) is { } owner)
        {
            return member.Arguments is null
                ? LibraryOfType(names.Model.FindProperty(owner, member.Name.Text)?.Type)
                : LibraryOfType(names.Model.Method(owner, member.Name.Text)?.Signature.Returns);
        }
        if (FrameworkHelpers.IsReplyFactory(member.Target, names))
            return FrameworkHelpers.Reply;
        return LibraryOf(member.Target, scope) is { } target ? LibraryTable.Find(target, member.Name.Text)?.Class : null;
    }

    private string? LibraryOfValue(VariableInfo info, Scope scope)
    {
        if (info.IsParameter || info.Declarers.Count > 0 || info.Values.Count == 0 || info.Values.Contains(null)
            || _openLibraries.Count > MaxWay || !_openLibraries.Add(info))
            return null;
        var home = HomeOf(info, scope);
        var all = info.Values.Where(one => one is not Assignment).Select(one => LibraryOf(one!, home)).Distinct().ToList();
        _openLibraries.Remove(info);
        return all is [var only] && !info.Values.Exists(static one => one is Assignment) ? only : null;
    }

    private PhpKind? KindOfLibrary(Member member, Scope scope)
    {
        if (FrameworkHelpers.IsReplyFactory(member.Target, names) && member.Arguments is not null)
            return PhpKind.Object;
        if (LibraryOf(member.Target, scope) is not { } library)
            return null;
        return LibraryTable.Find(library, member.Name.Text) is { } found && found.Least >= 0 == member.Arguments is not null ? found.Kind : PhpKind.Unknown;
    }
}
