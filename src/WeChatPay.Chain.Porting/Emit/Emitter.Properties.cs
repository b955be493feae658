using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Properties that classes of one line declare again, and copies of objects.</content>
internal sealed partial class Emitter
{
    /// <summary>What a property of a class is to the same property of its base classes and of the classes that extend it.</summary>
    private enum Redeclared
    {
        No,

        /// <summary>A class that extends this one gives it another default: it becomes a virtual property.</summary>
        Later,

        /// <summary>A base class declares it: it overrides that one.</summary>
        Before,
    }

    private Redeclared RedeclarationOf(ClassDeclaration? type, string name)
    {
        if (type is null || _names.Model.FindProperty(type, name) is not { IsStatic: false } || IsPrivate(type, name))
            return Redeclared.No;
        if (Bases(type).Any(one => Declares(one, name) && !IsPrivate(one, name)))
            return Redeclared.Before;
        return _names.AllClasses.Any(one => one != type && Declares(one, name) && Bases(one).Contains(type)) ? Redeclared.Later : Redeclared.No;
    }

    private IEnumerable<ClassDeclaration> Bases(ClassDeclaration type) => _names.Model.Line(type).Skip(1).Where(static one => one.Is("class"));

    private static bool Declares(ClassDeclaration type, string name) => ClassModel.Properties(type).Any(one => one.Name == name);

    private static bool IsPrivate(ClassDeclaration type, string name) =>
        ClassModel.Properties(type).Any(one => one.Name == name && one.Modifiers.Any(static token => token.IsWord("private")));

    /// <summary>Whether a base class has the property that a promoted parameter names: C# has one field for it, PHP one property.</summary>
    private bool IsPromotedAgain(ClassDeclaration type, Parameter parameter) => RedeclarationOf(type, parameter.Name.Text[1..]) is Redeclared.Before;

    /// <summary>Writes a property that is declared again; null where it is not.</summary>
    private string? RedeclaredField(IReadOnlyList<Token> modifiers, Token name, PhpKind kind, string type, string start)
    {
        var way = RedeclarationOf(_scope.Class, name.Text[1..]);
        if (way is Redeclared.No)
            return null;
        if (kind is not (PhpKind.String or PhpKind.Int or PhpKind.Float or PhpKind.Bool or PhpKind.Array))
        {
            Refuse(
                Rules.Class,
                name,
                "A property that two classes of a line declare is ported with the type string, int, float, bool or array.",
                "Set it in the constructor instead.");
            return "";
        }
        var word = way is Redeclared.Later ? "virtual" : "override";
        return $"{Access(modifiers)} {word} {type} {FieldName(name.Text[1..], _scope.Class)} {{ get; set; }}{(start.Length > 0 ? start + ";" : "")}";
    }

    /// <summary>Writes <c>Clone</c>, which a class of PHP has by itself: the copy has arrays of its own.</summary>
    private string CloneText(ClassDeclaration type)
    {
        if (!_names.Clones || !type.Is("class") || type.Name is null || _types.IsException(type))
            return "";
        var name = CSharpNames.Spell(type.Name.Text);
        var isDerived = Bases(type).Any();
        var own = ClassModel.Properties(type)
            .Concat(TraitProperties(type))
            .Where(one => !one.IsStatic && !(isDerived && RedeclarationOf(type, one.Name) is Redeclared.Before))
            .ToList();
        var copies = string.Concat(own.Select(one => (Field: FieldName(one.Name, type), Kind: _types.KindOfProperty(one))).Select(one => one.Kind switch
        {
            PhpKind.Array => $" made.{one.Field} = {one.Field}.Copy();",
            PhpKind.Unknown => $" made.{one.Field} = {FunctionName("copy")}({one.Field});",
            _ => "",
        }));
        var word = isDerived ? "override " : type.Has("final") ? "" : "virtual ";
        return $"\n    public {word}{name} Clone() {{ var made = ({name}){(isDerived ? "base.Clone()" : "MemberwiseClone()")};{copies} return made; }}\n";
    }

    private IEnumerable<ClassModel.Property> TraitProperties(ClassDeclaration type) =>
        type.Members.OfType<TraitUse>()
            .SelectMany(static use => use.Names)
            .Select(_names.OwnClass)
            .OfType<ClassDeclaration>()
            .SelectMany(ClassModel.Properties);
}
