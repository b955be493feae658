using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Generators.</content>
internal sealed partial class Types
{
    /// <summary>Finds the functions that a call may run, when they are generators.</summary>
    public IReadOnlyList<Node> GeneratorsOf(Expression call, Scope scope) => call switch
    {
        FunctionCall { Callee: Constant name } when names.Function(name.Name.Text) is { } own => Yielding(own.Body, own),
        FunctionCall { Callee: Closure closure } => Yielding(closure.Body, closure),
        Member { Arguments: not null, Computed: null } member when ClassOf(member.Target, scope) is { } owner =>
            names.Model.Method(owner, member.Name.Text) is { Body: { } body } method ? Yielding(body, method) : [],
        Member { Arguments: not null, Computed: null } member => KindOf(member.Target, scope) is Functions.PhpKind.Unknown or Functions.PhpKind.Object
            ? [.. names.AllClasses.SelectMany(static type => type.Methods).Where(method =>
                method.Body is { } body && method.Name.Text.Equals(member.Name.Text, StringComparison.OrdinalIgnoreCase) && Generators.Yields(body))]
            : [],
        StaticMember { Arguments: not null } member when OwnerOf(member.Class, scope) is { } owner =>
            names.Model.Method(owner, member.Name.Text) is { Body: { } body } method ? Yielding(body, method) : [],
        _ => [],
    };

    /// <summary>Gets the form of a function of the code.</summary>
    /// <remarks>A method that another class declares too is a <c>Generator</c>, so that both have one type.</remarks>
    public GeneratorForm FormOf(Node owner)
    {
        var form = BodyOf(owner) is { } body ? Generators.FormOf(body) : GeneratorForm.None;
        return form is GeneratorForm.Iterator && (owner is Closure || owner is Method method && IsShared(method)) ? GeneratorForm.Awaiting : form;
    }

    /// <summary>Whether several classes have a method of the name.</summary>
    public bool IsShared(Method method) => names.AllClasses.SelectMany(static type => type.Methods)
        .Any(other => other != method && other.Name.Text.Equals(method.Name.Text, StringComparison.OrdinalIgnoreCase));

    public static Block? BodyOf(Node owner) => owner switch
    {
        Function function => function.Body,
        Method method => method.Body,
        Closure closure => closure.Body,
        _ => null,
    };

    private static IReadOnlyList<Node> Yielding(Block body, Node owner) => Generators.Yields(body) ? [owner] : [];
}
