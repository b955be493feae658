using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <summary>Notes where each variable of a function is written and read.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed partial class ScopeReader(Scope scope)
{
    private readonly List<(Block, Statement)> _path = [];

    public void Read(Block body)
    {
        foreach (var statement in body.Statements)
        {
            _path.Add((body, statement));
            ReadStatement(statement);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void ReadStatement(Statement statement)
    {
        switch (statement)
        {
            case Block block:
                Read(block);
                break;
            case Foreach loop:
                ReadForeach(loop);
                break;
            case For loop:
                ReadFor(loop);
                break;
            case Try attempt:
                ReadTry(attempt);
                break;
            case Switch branching:
                ReadSwitch(branching);
                break;
            case StaticVariables statics:
                foreach (var (name, value) in statics.Variables)
                {
                    scope.Get(name.Text[1..]).IsElsewhere = true;
                    scope.Get(name.Text[1..]).Values.Add(value ?? new Constant(name));
                }
                break;
            case Global or ClassDeclaration or Function:
                break;
            case ExpressionStatement one:
                ReadValue(one.Value, Use.Discarded);
                break;
            default:
                ReadChildren(statement);
                break;
        }
    }

    private void ReadChildren(Node node)
    {
        foreach (var child in NodeWalk.Children(node))
        {
            if (child is Statement inner)
                ReadStatement(inner);
            else
                ReadValue((Expression)child, Use.Read);
        }
    }

    private void ReadSwitch(Switch branching)
    {
        ReadValue(branching.Subject, Use.Read);
        foreach (var one in branching.Cases)
        {
            if (one.Condition is { } condition)
                ReadValue(condition, Use.Read);
            Read(one.Body);
        }
    }

    private void ReadForeach(Foreach loop)
    {
        ReadValue(loop.Subject, Use.Read);
        if (loop.ByReference is not null)
        {
            NotePlaces(loop);
            return;
        }
        if (loop.Key is { } key)
            DeclareTarget(loop, key, PhpKind.Unknown);
        DeclareTarget(loop, loop.Value, PhpKind.Unknown);
        ReadStatement(loop.Body);
    }

    // foreach ($a as &$v): the name of the item means a place of the array.
    private void NotePlaces(Foreach loop)
    {
        if (loop.Key is { } key)
            DeclareTarget(loop, key, PhpKind.Unknown);
        if (loop.Value is Variable variable)
            scope.Get(variable.Id).IsElsewhere = true;
        WriteEntry(loop.Subject);
        ReadStatement(loop.Body);
    }

    private void DeclareTarget(Foreach loop, Expression target, PhpKind kind)
    {
        switch (target)
        {
            case Variable variable:
                Declare(loop, variable, kind);
                break;
            case ArrayLiteral list:
                foreach (var item in NodeWalk.All(list).OfType<Variable>())
                    Declare(loop, item, PhpKind.Unknown);
                break;
            default:
                scope.Refusals.Add((Rules.Control, target, "A loop can assign only to a variable.", "Assign the other target in the body."));
                break;
        }
    }

    private void Declare(Node declarer, Variable variable, PhpKind kind)
    {
        scope.Get(variable.Id).Declarers.Add((declarer, kind));
        Note(variable.Id, variable, isWrite: true);
    }

    private void ReadFor(For loop)
    {
        foreach (var head in loop.Heads[0])
        {
            if (loop.Heads[0].Count == 1 && head.Value is Assignment { Operator.Text: "=", Target: Variable variable })
                scope.Get(variable.Id).Declarers.Add((loop, PhpKind.Int));
        }
        foreach (var head in loop.Heads.SelectMany(static heads => heads))
            ReadValue(head.Value!, Use.Discarded);
        ReadStatement(loop.Body);
    }

    private void ReadTry(Try attempt)
    {
        Read(attempt.Body);
        foreach (var part in attempt.Catches)
        {
            if (part.Variable is { } token)
            {
                _path.Add((part.Body, part.Body));
                {
                    Declare(part.Body, new Variable(token), PhpKind.Exception);
                    scope.Get(token.Text[1..]).Caught = part.Types is [var only] ? only : null;
                }
                _path.RemoveAt(_path.Count - 1);
            }
            Read(part.Body);
        }
        if (attempt.Finally is { } last)
            Read(last);
    }
}
