using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Properties with a type and without a default: PHP has no value in them until the first assignment.</content>
internal sealed partial class Emitter
{
    /// <summary>Refuses the properties that an object may have without a value: C# has null or 0 in them, PHP leaves them out of JSON.</summary>
    private void CheckUnassigned(ClassDeclaration type)
    {
        var open = ClassModel.Properties(type)
            .Where(static one => one is { Type: not null, Default: null, IsPromoted: false, IsStatic: false })
            .ToList();
        if (open.Count == 0)
            return;
        // An abstract class has no objects of its own.
        var makers = _names.AllClasses.Where(one => one.Is("class") && !one.Has("abstract") && _names.Model.Line(one).Contains(type)).ToList();
        foreach (var property in open)
        {
            if (makers.TrueForAll(one => IsAssigned(one, property.Name)))
                continue;
            Refuse(
                Rules.Class,
                property.At,
                "The property has a type and no value until it is assigned. C# would have null or 0 in it.",
                $"Give it a default, such as `?string {property.At.Text} = null`, or assign it in the constructor.");
        }
    }

    private bool IsAssigned(ClassDeclaration type, string name) =>
        _names.Model.Method(type, "__construct") is { Body: { } body } && Assigns(body, name, type, 0) || AreFilled(type, name);

    // What surely runs: statements before the first return, both ways of an `if`, methods of the object.
    private bool Assigns(Statement statement, string name, ClassDeclaration type, int depth)
    {
        switch (statement)
        {
            case Block block:
                foreach (var one in block.Statements)
                {
                    if (Assigns(one, name, type, depth))
                        return true;
                    if (NodeWalk.All(one).Any(static node => node is Jump jump && jump.Keyword.IsWord("return")))
                        return false;
                }
                return false;
            case If { Else: { } otherwise } branching:
                return branching.Branches.All(branch => Assigns(branch.Body, name, type, depth) || Throws(branch.Body))
                    && (Assigns(otherwise, name, type, depth) || Throws(otherwise));
            case Try attempt:
                return attempt.Finally is { } last && Assigns(last, name, type, depth)
                    || Assigns(attempt.Body, name, type, depth) && attempt.Catches.All(part => Assigns(part.Body, name, type, depth) || Throws(part.Body));
            case ExpressionStatement { Value: var value }:
                return Assigns(value, name, type, depth);
            default:
                return false;
        }
    }

    private bool Assigns(Expression value, string name, ClassDeclaration type, int depth) => value switch
    {
        Assignment { Target: ArrayLiteral list } => list.Entries.Any(entry => entry.Value is { } target && IsOwn(target, name)),
        Assignment { Operator.Text: "=" or "??=" } assignment => IsOwn(assignment.Target, name) || Assigns(assignment.Value, name, type, depth),
        Member { Arguments: not null, Computed: null, Target: Variable { Id: "this" } } call =>
            depth < 5 && _names.Model.Method(type, call.Name.Text) is { Body: { } body } && Assigns(body, name, type, depth + 1),
        StaticMember { Arguments: not null } call when call.Class.IsWord("parent") || Types.IsSelf(call.Class) =>
            depth < 5 && Home(call, type) is { Body: { } body } && Assigns(body, name, type, depth + 1),
        _ => false,
    };

    private Method? Home(StaticMember call, ClassDeclaration type) => !call.Class.IsWord("parent")
        ? _names.Model.Method(type, call.Name.Text)
        : Bases(type).Select(one => _names.Model.Method(one, call.Name.Text)).FirstOrDefault(one => one?.Body is { } body && !IsWithin(body, call));

    private static bool IsWithin(Block body, StaticMember call) => NodeWalk.All(body).Any(node => ReferenceEquals(node, call));

    private static bool IsOwn(Expression target, string name) => target switch
    {
        Member { Arguments: null, Computed: null, Target: Variable { Id: "this" } } member => member.Name.Text == name,
        Tree.Index index => IsOwn(index.Target, name),
        _ => false,
    };

    private static bool Throws(Statement statement) => statement switch
    {
        Block block => block.Statements.Any(Throws),
        ExpressionStatement { Value: Unary { Operator: var word } } => word.IsWord("throw"),
        _ => false,
    };

    // $o = new Order(); $o->id = '1'; …: each `new` is followed by the assignments.
    private bool AreFilled(ClassDeclaration type, string name)
    {
        var made = _nodes.OfType<New>().Count(one => (Types.IsSelf(one.Class) ? null : _names.OwnClass(one.Class)) == type);
        var filled = _nodes.OfType<Block>().Sum(block => block.Statements.Where((_, at) => IsFilled(block.Statements, at, type, name)).Count());
        // Other files may make objects too.
        return _names.AllClasses.Count() == _names.Classes.Count() && made > 0 && made == filled
            && !_nodes.OfType<New>().Any(static one => Types.IsSelf(one.Class));
    }

    private bool IsFilled(IReadOnlyList<Statement> statements, int at, ClassDeclaration type, string name)
    {
        if (statements[at] is not ExpressionStatement { Value: Assignment { Target: Variable made, Value: New one } } || _names.OwnClass(one.Class) != type)
            return false;
        return statements.Skip(at + 1)
            .TakeWhile(next => next is ExpressionStatement { Value: Assignment { Target: Member { Target: Variable { Id: var id } } } } && id == made.Id)
            .Any(next => next is ExpressionStatement { Value: Assignment { Operator.Text: "=", Target: Member { Computed: null } member } }
                && member.Name.Text == name);
    }
}
