using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <summary>Finds members of the classes of the code, also those that are inherited or come from traits.</summary>
internal sealed class ClassModel(Func<Token, ClassDeclaration?> find)
{
    /// <summary>The limit for the length of a chain of base classes.</summary>
    private const int MaxBases = 20;

    /// <summary>Lists a class, its base classes, its interfaces and its traits.</summary>
    public IEnumerable<ClassDeclaration> Line(ClassDeclaration? type)
    {
        var open = new Queue<ClassDeclaration>();
        var seen = new HashSet<ClassDeclaration>(ReferenceEqualityComparer.Instance);
        if (type is not null)
            open.Enqueue(type);
        while (open.TryDequeue(out var one) && seen.Count < MaxBases)
        {
            if (!seen.Add(one))
                continue;
            yield return one;
            foreach (var name in one.Members.OfType<TraitUse>().SelectMany(static use => use.Names).Concat(one.Extends).Concat(one.Implements))
            {
                if (find(name) is { } next)
                    open.Enqueue(next);
            }
        }
    }

    public Method? Method(ClassDeclaration? type, string name) =>
        Line(type).SelectMany(static one => one.Methods).FirstOrDefault(method => method.Name.Text.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Finds the type and the default of a property; also of a promoted one.</summary>
    public Property? FindProperty(ClassDeclaration? type, string name) => Line(type).SelectMany(Properties).FirstOrDefault(one => one.Name == name);

    public static IEnumerable<Property> Properties(ClassDeclaration type)
    {
        foreach (var member in type.Members)
        {
            if (member is FieldDeclaration field)
            {
                foreach (var (token, value) in field.Items)
                    yield return new(token.Text[1..], token, field.Type, value, field.Modifiers, type, field.First.Leading, false);
            }
            else if (member is Method { Signature: var signature } method && method.Name.IsWord("__construct"))
            {
                foreach (var one in signature.Parameters.Where(static one => one.Modifiers.Count > 0))
                    yield return new(one.Name.Text[1..], one.Name, one.Type, null, one.Modifiers, type, method.First.Leading, true);
            }
        }
    }

    /// <summary>Whether a class itself has a constant or a case of an enum.</summary>
    public static bool Declares(ClassDeclaration type, string name) => type.Members.Any(member =>
        member is ClassConstants { Items: var items } && items.Any(item => item.Name.Text == name) || member is EnumCase one && one.Name.Text == name);

    /// <summary>Finds a constant, or a case of an enum.</summary>
    public Node? Constant(ClassDeclaration? type, string name) => Line(type).SelectMany(static one => one.Members)
        .FirstOrDefault(member => member is ClassConstants { Items: var items } && items.Any(item => item.Name.Text == name)
            || member is EnumCase one && one.Name.Text == name);

    /// <summary>A property of a class.</summary>
    internal sealed record Property(
        string Name, Token At, TypeName? Type, Expression? Default, IReadOnlyList<Token> Modifiers, ClassDeclaration Owner, string Comment, bool IsPromoted)
    {
        public bool IsStatic => Modifiers.Any(static token => token.IsWord("static"));

        public bool IsReadOnly => Modifiers.Any(static token => token.IsWord("readonly")) || Owner.Has("readonly");
    }
}
