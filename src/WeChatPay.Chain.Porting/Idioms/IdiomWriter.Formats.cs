using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <content>Formats, JSON and functions that take functions.</content>
internal sealed partial class IdiomWriter
{
    // The zone is China's, as in the other output.
    private Idiom? Date(List<Expression> values, List<Idiom> given)
    {
        if (values[0] is not Literal { Token.Value: { } format } || format.Length == 0)
            return null;
        var pattern = string.Concat(format.Select(static letter => letter switch
        {
            'Y' => "yyyy",
            'y' => "yy",
            'm' => "MM",
            'd' => "dd",
            'H' => "HH",
            'i' => "mm",
            's' => "ss",
            '-' or ' ' or '.' or '_' => $"{letter}",
            ':' or '/' => $"'{letter}'",
            _ => "?",
        }));
        // One letter would be a pattern of its own.
        if (format == "c")
            pattern = "yyyy-MM-ddTHH:mm:sszzz";
        if (pattern.Contains('?', StringComparison.Ordinal) || pattern.Length < 2)
            return null;
        Using("System.Globalization");
        var moment = given.Count == 1 ? "DateTimeOffset.UtcNow" : $"DateTimeOffset.FromUnixTimeSeconds({given[1].Text})";
        return new($"{moment}.ToOffset(TimeSpan.FromHours(8)).ToString({StringText.OneLine(pattern)}, CultureInfo.InvariantCulture)", IdiomType.String);
    }

    // fen / 100 with two digits is exact.
    private Idiom? Yuan(Binary division)
    {
        var fen = Emit(division.Left);
        if (fen.Type != IdiomType.Int)
            return null;
        Using("System.Globalization");
        return new($"({fen.At(Level.Multiplicative)} / 100m).ToString(\"F2\", CultureInfo.InvariantCulture)", IdiomType.String);
    }

    private Idiom Format(string format, List<Expression> values, FunctionCall call)
    {
        var parts = new List<Expression>();
        var text = new System.Text.StringBuilder("$\"");
        var next = 1;
        for (var at = 0; at < format.Length; at++)
        {
            if (format[at] != '%')
            {
                text.Append(StringText.Piece($"{format[at]}", verbatim: false));
                continue;
            }
            var rest = format[(at + 1)..];
            if (rest.StartsWith('%'))
            {
                (text, at) = (text.Append('%'), at + 1);
                continue;
            }
            if (next >= values.Count)
                return Refused(call, "`sprintf` has too few arguments.");
            var value = values[next++];
            if (rest.StartsWith('s') || rest.StartsWith('d') && Emit(value).Type == IdiomType.Int)
                (text, at) = (text.Append('{').Append(Hole(TextOf(value))).Append('}'), at + 1);
            else if (rest.StartsWith(".2f", StringComparison.Ordinal) && value is Binary { Operator.Text: "/", Right: Literal { Token.Text: "100" } } yuan
                && Yuan(yuan) is { } fen)
                (text, at) = (text.Append('{').Append(Hole(fen)).Append('}'), at + 3);
            else
                return Refused(call, "This format has no idiomatic form.", "Use `%s` and `%d`, or `%.2f` with `$fen / 100`.");
        }
        return new(text.Append('"').ToString(), IdiomType.String);
    }

    // Newtonsoft.Json writes as PHP does with both flags.
    private Idiom Encode(List<Expression> values)
    {
        var flags = NodeWalk.All(values[1]).OfType<Constant>().Select(static one => one.Name.Text.ToUpperInvariant()).ToHashSet();
        if (!flags.SetEquals(["JSON_UNESCAPED_UNICODE", "JSON_UNESCAPED_SLASHES"]))
            return Refused(values[1], "`json_encode` escapes other characters than .NET.", "Write `JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES`.");
        if (values[0] is ArrayLiteral { Entries.Count: > 0 } literal && IsSure(literal) && !HasFloat(literal))
        {
            Using("Newtonsoft.Json");
            return new($"JsonConvert.SerializeObject({PlainObject(literal)})", IdiomType.String);
        }
        var code = Emit(values[0]);
        return code.Type is { Kind: IdiomKind.Map or IdiomKind.List, Element: { IsScalar: true, Kind: not IdiomKind.Float } }
            && code.Type.Kind is IdiomKind.List
            ? new(SerializedText(code), IdiomType.String)
            : Refused(values[0], "The JSON of this value is not sure.", "Write the array in the call.");
    }

    private bool HasFloat(ArrayLiteral literal) =>
        literal.Entries.Any(entry => entry.Value is ArrayLiteral inner ? HasFloat(inner) : TypeOnly(entry.Value!).Kind is IdiomKind.Float);

    // array_map(fn ($x) => …, $list), array_filter, usort
    private Idiom? ListFunction(string name, FunctionCall call, List<Expression> values)
    {
        if (name is not ("array_map" or "array_filter") || values.Count != 2)
            return null;
        var (function, list) = name == "array_map" ? (values[0], values[1]) : (values[1], values[0]);
        var subject = Emit(list);
        if (subject.Type is not { Kind: IdiomKind.List, Element: { } element }
            || function is not ArrowFunction { Signature.Parameters: [{ Dots: null, Reference: null }] } arrow)
            return Refused(call, $"`{name}` has no idiomatic form for these values.", "Write `fn ($x) => …`, and a list with items of one type.");
        // The keys stay in PHP.
        if (name == "array_filter")
            return Refused(call, "`array_filter` keeps the keys.", "Write a loop.");
        var scope = Scope.ForArrow(_frame.Scope, [(arrow.Signature.Parameters[0].Name.Text[1..], Functions.PhpKind.Unknown)], arrow);
        var frame = NewFrame(scope, arrow, _frame, isBraced: true);
        frame.IsAsync = false;
        frame.Types[arrow.Signature.Parameters[0].Name.Text[1..]] = element;
        var body = In(frame, () => arrow.Body is ArrayLiteral literal ? EmitArray(literal) : Emit(arrow.Body));
        if (body.Type.Kind is IdiomKind.Unknown or IdiomKind.Null)
            return Refused(arrow.Body, "The type of the items is not sure.");
        var items = subject.Type.IsNullable ? $"({subject.Text} ?? [])" : subject.At(Level.Primary);
        return new($"{items}.Select({frame.Names.Values.First()} => {body.At(Level.Conditional)}).ToList()", IdiomType.ListOf(body.Type));
    }
}
