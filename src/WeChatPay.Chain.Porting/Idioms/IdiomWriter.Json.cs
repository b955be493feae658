using WeChatPay.Facts;
using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <content>JSON, and the entries of arrays.</content>
internal sealed partial class IdiomWriter
{
    private const string NotDocumented = "Read a field that the documentation has, or take the value as a parameter with a type.";

    private Idiom EmitIndex(Tree.Index index)
    {
        if (index.Key is not { } key)
            return Refused(index, "Cannot use [] for reading.");
        var target = Emit(index.Target);
        if (target.Type.Kind is IdiomKind.List)
        {
            return key is Literal { Token: { Kind: TokenKind.Integer, Text: var at } } && target.Type is { Element: { } element, IsNullable: false }
                ? new($"{target.At(Level.Primary)}[{at}]", element)
                : Refused(index, "An entry of a list has no idiomatic form here.", "Use `foreach`.");
        }
        if (target.Type is { Kind: IdiomKind.Json or IdiomKind.Node, Name: "list" }
            && key is Literal { Token: { Kind: TokenKind.Integer, Text: var number } })
            return new(Indexed(target, number), target.Type with { Name = null, IsNullable = true });
        if (ArrayShape.KeyOf(key) is { } name && key is Literal { Token.Kind: TokenKind.Text })
        {
            if (target.Type.Kind is IdiomKind.Typed or IdiomKind.Json or IdiomKind.Node)
                return Field(target, name, index);
            if (target.Type is { Kind: IdiomKind.Map, IsNullable: false })
                return new($"{target.At(Level.Primary)}[{StringText.OneLine(name)}]", target.Type.Element ?? IdiomType.Unknown);
        }
        var text = Emit(key);
        return target.Type is { Kind: IdiomKind.Map, IsNullable: false } && text.Type == IdiomType.String
            ? new($"{target.At(Level.Primary)}[{text.Text}]", target.Type.Element ?? IdiomType.Unknown)
            : Refused(index, "The type of this entry is not sure.", NotDocumented);
    }

    private static string Indexed(Idiom target, string key) => $"{target.At(Level.Primary)}{(target.Type.IsNullable ? "?" : "")}[{key}]";

    /// <summary>Writes a field of JSON, of the type that the documentation gives it.</summary>
    private Idiom Field(Idiom target, string name, Expression at)
    {
        var field = DocumentedFields.Find(target.Type.Fields, name);
        if (target.Type.Kind is IdiomKind.Typed)
        {
            if (field is null || field.Name.Contains('$', StringComparison.Ordinal))
                return field is null && target.Type.Name == "root"
                    ? Undocumented(target, name, at)
                    : Refused(at, $"The documentation has no field `{name}` here.", NotDocumented);
            var text = $"{target.At(Level.Primary)}{(target.Type.IsNullable ? "?" : "")}.{ChainNames.Identifier(name)}";
            return TypeOf(field, IdiomKind.Typed) is { } known ? new(text, known) : Refused(at, "The type of this field is not documented.", NotDocumented);
        }
        var json = Indexed(target, StringText.OneLine(name));
        if (field is not null)
            return Cast(json, field, target.Type.Kind, at);
        if (DocumentedFields.TypeOf(name) is not { } type)
            return Refused(at, $"The documentation has no field `{name}` with one type.", NotDocumented);
        return Cast(json, new Field(name, type, IsList: false, IsRequired: false), target.Type.Kind, at);
    }

    private Idiom Undocumented(Idiom target, string name, Expression at) =>
        DocumentedFields.TypeOf(name) is { } type and not (FieldType.Object or FieldType.Number)
            ? Cast($"{target.At(Level.Primary)}[{StringText.OneLine(name)}]", new Field(name, type, IsList: false, IsRequired: false), IdiomKind.Json, at)
            : Refused(at, $"The documentation has no field `{name}` here.", NotDocumented);

    private Idiom Cast(string json, Field field, IdiomKind kind, Expression at)
    {
        Using(kind is IdiomKind.Json ? "Newtonsoft.Json.Linq" : "System.Text.Json.Nodes");
        if (TypeOf(field, kind) is not { } type)
            return Refused(at, "The type of this field is not documented.", NotDocumented);
        return type.IsScalar ? new($"({type.Text}){json}", type, Level.Unary) : new(json, type);
    }

    // Every field may be missing.
    private static IdiomType? TypeOf(Field field, IdiomKind kind)
    {
        if (field.IsList)
        {
            if (kind is not IdiomKind.Typed)
                return field.Type is FieldType.Object ? new(kind) { Fields = field.Fields, Name = "list", IsNullable = true } : null;
            return field.Type switch
            {
                FieldType.Object when field.Fields.Count > 0 => IdiomType.ListOf(new(IdiomKind.Typed) { Fields = field.Fields }).Nullable,
                FieldType.Integer => IdiomType.ListOf(IdiomType.Int).Nullable,
                FieldType.String => IdiomType.ListOf(IdiomType.String.Nullable).Nullable,
                _ => null,
            };
        }
        return field.Type switch
        {
            FieldType.String => IdiomType.String.Nullable,
            FieldType.Integer => IdiomType.Int.Nullable,
            FieldType.Boolean => IdiomType.Bool.Nullable,
            FieldType.Object when kind is not IdiomKind.Typed => new(kind) { Fields = field.Fields.Count > 0 ? field.Fields : null, IsNullable = true },
            FieldType.Object when field.Fields.Count > 0 => new(IdiomKind.Typed) { Fields = field.Fields, IsNullable = true },
            _ => null,
        };
    }

    /// <summary>Whether an expression decodes the JSON of a response.</summary>
    private static bool IsDecoded(Expression value) =>
        value is FunctionCall { Callee: Constant name, Arguments.Items: [{ Value: { } text }, ..] }
        && (name.Name.IsWord("json_decode") && BodyOf(text) is not null || name.Name.IsWord("print_r") && IsDecoded(text))
        || value is StaticMember { Arguments.Items: [{ Value: { } xml }] } reader && reader.Name.IsWord("toArray") && BodyOf(xml) is not null;

    /// <summary>Writes `json_decode(…)`.</summary>
    private Idiom Decode(FunctionCall call)
    {
        if (call.Arguments.Items is not [{ Value: { } text, Label: null }, ..] || call.Arguments.Items.Count > 2)
            return Refused(call, "`json_decode` has no idiomatic form with these arguments.", "Write `json_decode($text, true)`.");
        if (BodyOf(text) is { } response)
        {
            var code = Emit(response);
            return code.Type.Kind switch
            {
                IdiomKind.Typed => code,
                IdiomKind.Response =>
                    new($"{code.At(Level.Primary)}.Json",
                        new IdiomType(IdiomKind.Json) { Fields = code.Type.Fields is { Count: > 0 } fields ? fields : null }),
                _ => Refused(call, "The body of this value has no idiomatic form."),
            };
        }
        var value = Emit(text);
        if (value.Type.Kind is not IdiomKind.String)
            return Refused(text, "Only a text can be decoded.", "Give the parameter the type `string`.");
        if (_handled > 0)
            return Refused(call, "A text that is not JSON would end in the `catch` here.", "Decode it before the `try`.");
        Using("System.Text.Json.Nodes");
        return new($"JsonNode.Parse({value.Text})!", new IdiomType(IdiomKind.Node));
    }

    /// <summary>Writes a typed response as JSON.</summary>
    private Idiom AsJson(Idiom code, Expression source)
    {
        if (code.Type is not { Kind: IdiomKind.Typed, Name: "root" })
            return code.Type.Kind is IdiomKind.Json or IdiomKind.Node ? code : Refused(source, "This value has no idiomatic form as JSON.");
        var variable = source is Variable named ? named : source is FunctionCall { Arguments.Items: [{ Value: { } text }, ..] }
            && BodyOf(text) is Variable inner ? inner : null;
        if (variable is not null && HomeOf(variable.Id) is { } home)
        {
            _known.Mark(home.Owner, variable.Id);
            if (home.Aliases.ContainsKey(variable.Id))
                return new($"{code.At(Level.Primary)}.Response.Json", new IdiomType(IdiomKind.Json) { Fields = code.Type.Fields });
        }
        Using("Newtonsoft.Json.Linq");
        return new($"{code.At(Level.Primary)}.Response.Json", new IdiomType(IdiomKind.Json) { Fields = code.Type.Fields });
    }

    // print_r($data), and print_r(json_decode((string) $response->getBody(), true))
    private string PrintText(Expression value)
    {
        if (value is FunctionCall { Callee: Constant name, Arguments.Items: [{ Value: { } inner }] } && name.Name.IsWord("print_r"))
            value = inner;
        var code = value is FunctionCall { Callee: Constant decode } call && decode.Name.IsWord("json_decode") ? Decode(call) : Emit(value);
        WarnOfPrint(value);
        if (code.Type is { Kind: IdiomKind.Typed, Name: "root" })
            code = AsJson(code, value);
        return code.Type.Kind switch
        {
            IdiomKind.Json or IdiomKind.Node => $"Console.WriteLine({code.Text});",
            IdiomKind.Map or IdiomKind.List => $"Console.WriteLine({SerializedText(code)});",
            IdiomKind.String or IdiomKind.Int => $"Console.Write({code.Text});",
            _ => Refused(value, "This value has no text in C#.", "Print its fields.").Text + ";",
        };
    }

    private string SerializedText(Idiom code)
    {
        Using("Newtonsoft.Json");
        return $"JsonConvert.SerializeObject({code.Text})";
    }

    // isset($data['a']['b'])
    private Idiom IsSet(IReadOnlyList<Expression> values)
    {
        var tests = values.Select(value =>
        {
            if (value is Tree.Index { Target: var target, Key: { } key } && Emit(target) is { Type: { Kind: IdiomKind.Map, IsNullable: false } } map)
            {
                var text = Emit(key).Text;
                return map.Type.Element is { IsScalar: true, IsNullable: false }
                    ? new Idiom($"{map.At(Level.Primary)}.ContainsKey({text})", IdiomType.Bool)
                    : new Idiom($"{map.At(Level.Primary)}.GetValueOrDefault({text}) is not null", IdiomType.Bool, Level.Relational);
            }
            var code = Emit(value);
            if (code.Type.Kind is IdiomKind.Json)
                return new($"{code.At(Level.Relational)} is not (null or {{ Type: JTokenType.Null }})", IdiomType.Bool, Level.Relational);
            return CanBeNull(code.Type)
                ? new($"{code.At(Level.Relational)} is not null", IdiomType.Bool, Level.Relational)
                : Refused(value, "`isset` has no idiomatic form for this value.", "Leave the test out: the value is always there.");
        }).ToList();
        return tests.Count == 1 ? tests[0] : new(string.Join(" && ", tests.Select(static test => test.At(Level.And))), IdiomType.Bool, Level.And);
    }

    private Idiom IsEmpty(Expression value)
    {
        if (value is Tree.Index { Target: var target, Key: { } key } && Emit(target) is { Type: { Kind: IdiomKind.Map, IsNullable: false } } map)
        {
            var read = $"{map.At(Level.Primary)}.GetValueOrDefault({Emit(key).Text})";
            return map.Type.Element == IdiomType.String
                ? new($"{read} is null or \"\" or \"0\"", IdiomType.Bool, Level.Relational)
                : Refused(value, "The values of this array have no sure type.", "Document it: `@param array<string, string> $values`.");
        }
        var code = Emit(value);
        return code.Type.Kind is IdiomKind.List or IdiomKind.Map && !code.Type.IsNullable
            ? new($"{code.At(Level.Primary)}.Count == 0", IdiomType.Bool, Level.Equality)
            : code.Type.Kind is IdiomKind.List && code.Type.IsNullable
            ? new($"{code.At(Level.Relational)} is null or {{ Count: 0 }}", IdiomType.Bool, Level.Relational)
            : Not(value);
    }
}
