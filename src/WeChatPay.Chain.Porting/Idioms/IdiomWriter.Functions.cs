using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <content>Functions of PHP, as .NET has them.</content>
internal sealed partial class IdiomWriter
{
    private const string Trimmed = "' ', '\\t', '\\n', '\\r', '\\0', '\\v'";

    private Idiom EmitCall(FunctionCall call)
    {
        if (call.Callee is Variable { Id: var function } && HomeOf(function) is { } home && home.Functions.TryGetValue(function, out var local))
            return Called(call, local.Name, call.Arguments, local.Signature, local.Owner, isAsync: false, local.Signature.Returns);
        if (call.Callee is not Constant constant)
            return Refused(call, "A call of a value has no idiomatic form.", "Write a function with a name.");
        var name = constant.Name.Text.TrimStart('\\');
        if (_names.Function(name) is { } own)
            return OwnFunction(call, own);
        name = SnippetNames.LastOf(name).ToLowerInvariant();
        var items = call.Arguments.Items;
        if (call.Arguments.IsCallable || items.Any(static item => item.Label is not null || item.Prefix is not null || item.Value is null))
            return Refused(call, "These arguments have no idiomatic form.", "Write the arguments in order.");
        var values = items.Select(static item => item.Value!).ToList();
        return WebFunction(name, call, values) ?? Special(name, call, values) ?? ListFunction(name, call, values) ?? Plain(name, values)
            ?? Refused(call, $"`{name}` has no idiomatic form with these arguments.");
    }

    // Functions whose arguments are not only values.
    private Idiom? Special(string name, FunctionCall call, List<Expression> values)
    {
        switch (name)
        {
            case "json_decode":
                return Decode(call);
            case "json_encode" when values.Count == 2:
                return Encode(values);
            case "json_encode" when values.Count == 1 && values[0] is ArrayLiteral constant && LiteralJson.Write(constant) is { } json:
                return new(StringText.OneLine(json), IdiomType.String);
            case "print_r" or "var_dump" when values.Count == 1:
                return new(PrintText(values[0]).TrimEnd(';'), IdiomType.Void);
            case "isset":
                return IsSet(values);
            case "empty" when values.Count == 1:
                return IsEmpty(values[0]);
            case "iterator_to_array" when values.Count == 2 && values[1] is Constant { Name: var keep } && keep.IsWord("false")
                && Emit(values[0]) is { Type: { Kind: IdiomKind.Sequence, Element: { } each } } sequence:
                return new($"{sequence.At(Level.Primary)}.ToList()", IdiomType.ListOf(each));
            case "is_null" when values.Count == 1:
                return CanBeNull(Emit(values[0]).Type) ? new($"{Emit(values[0]).At(Level.Relational)} is null", IdiomType.Bool, Level.Relational) : null;
            case "str_pad" when values.Count is 3 or 4 && values[2] is Literal { Token.Value: [< '\u0080' and var pad] } && IsDigits(values[0]):
                return Padded(values, pad);
            case "sprintf" when values.Count > 1 && values[0] is Literal { Token.Value: { } format }:
                return Format(format, values, call);
            case "number_format" when values is [Binary { Operator.Text: "/", Right: Literal { Token.Text: "100" } } yuan, Literal { Token.Text: "2" },
                Literal { Token.Value: "." }, Literal { Token.Value: "" }]:
                return Yuan(yuan);
            case "intdiv" when values.Count == 2 && Emit(values[0]) is var left && Emit(values[1]) is var right && left.Type == IdiomType.Int
                && right.Type == IdiomType.Int && IsNotZero(values[1]):
                return new($"{left.At(Level.Multiplicative)} / {right.At(Level.Multiplicative + 1)}", IdiomType.Int, Level.Multiplicative);
            case "getenv" when values is [Literal { Token.Value: { } variable }]:
                return new($"Environment.GetEnvironmentVariable({StringText.OneLine(variable)})", IdiomType.String.Nullable);
            default:
                return null;
        }
    }

    /// <summary>Writes a function whose arguments are values of sure types.</summary>
    private Idiom? Plain(string name, List<Expression> values)
    {
        var given = values.Select(Emit).ToList();
        var first = given.Count > 0 ? given[0].At(Level.Primary) : "";
        var types = string.Concat(given.Select(static one => one.Type.IsNullable ? "?" : one.Type.Kind switch
        {
            IdiomKind.String => "s",
            IdiomKind.Int => "i",
            IdiomKind.Float => "f",
            IdiomKind.Bool => "b",
            IdiomKind.List => "l",
            IdiomKind.Map => "m",
            _ =>
                "?",
        }));
        return (name, types) switch
        {
            ("time", "") => new("DateTimeOffset.UtcNow.ToUnixTimeSeconds()", IdiomType.Int),
            ("date", "s" or "si") => Date(values, given),
            ("strlen", "s") => With("System.Text", new($"Encoding.UTF8.GetByteCount({given[0].Text})", IdiomType.Int)),
            // PHP changes letters of ASCII alone. Digits of a digest are nothing else.
            ("strtoupper", "s") when first.StartsWith("Convert.ToHexString(", StringComparison.Ordinal)
                && first.EndsWith(").ToLowerInvariant()", StringComparison.Ordinal) =>
                new(first[..^".ToLowerInvariant()".Length], IdiomType.String),
            ("trim", "s") => new($"{first}.Trim({Trimmed})", IdiomType.String),
            ("rtrim", "s") => new($"{first}.TrimEnd({Trimmed})", IdiomType.String),
            ("ltrim", "s") => new($"{first}.TrimStart({Trimmed})", IdiomType.String),
            ("trim" or "rtrim" or "ltrim", "ss") when values[1] is Literal { Token.Value: [var one] } => new(
                $"{first}.Trim{(name[0] == 'r' ? "End" : name[0] == 'l' ? "Start" : "")}({CharText(one)})", IdiomType.String),
            ("str_replace", "sss") when values[0] is Literal { Token.Value.Length: > 0 } =>
                new($"{given[2].At(Level.Primary)}.Replace({given[0].Text}, {given[1].Text}, StringComparison.Ordinal)", IdiomType.String),
            ("str_starts_with", "ss") => new($"{first}.StartsWith({given[1].Text}, StringComparison.Ordinal)", IdiomType.Bool),
            ("str_ends_with", "ss") => new($"{first}.EndsWith({given[1].Text}, StringComparison.Ordinal)", IdiomType.Bool),
            ("str_contains", "ss") => new($"{first}.Contains({given[1].Text}, StringComparison.Ordinal)", IdiomType.Bool),
            ("explode", "ss") when values[0] is Literal { Token.Value.Length: > 0 } =>
                new($"{given[1].At(Level.Primary)}.Split({given[0].Text}).ToList()", IdiomType.ListOf(IdiomType.String)),
            ("implode" or "join", "sl") when given[1].Type.Element == IdiomType.String || given[1].Type.Element == IdiomType.Int =>
                new($"string.Join({given[0].Text}, {given[1].Text})", IdiomType.String),
            ("strval", "i") => With("System.Globalization", TextOfInteger(given[0])),
            ("intval", "i") or ("strval", "s") or ("floatval", "f") or ("boolval", "b") => given[0],
            ("md5" or "sha1", "s") => Hash(name == "md5" ? "MD5" : "SHA1", given[0]),
            ("hash", "ss") when values[0] is Literal { Token.Value: "sha256" or "md5" or "sha1" or "sha512" } algorithm =>
                Hash(algorithm.Token.Value!.ToUpperInvariant(), given[1]),
            ("hash_hmac", "sss") when values[0] is Literal { Token.Value: "sha256" or "sha1" or "sha512" } algorithm =>
                Hmac(algorithm.Token.Value!.ToUpperInvariant(), given),
            ("hash_equals", "ss") => With("System.Security.Cryptography", "System.Text", new(
                $"CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes({given[0].Text}), Encoding.UTF8.GetBytes({given[1].Text}))",
                    IdiomType.Bool)),
            ("base64_encode", "s") => With("System.Text", new($"Convert.ToBase64String(Encoding.UTF8.GetBytes({given[0].Text}))", IdiomType.String)),
            ("bin2hex", "s") => With("System.Text",
                new($"Convert.ToHexString(Encoding.UTF8.GetBytes({given[0].Text})).ToLowerInvariant()", IdiomType.String)),
            ("rawurlencode", "s") => new($"Uri.EscapeDataString({given[0].Text})", IdiomType.String),
            ("random_int" or "mt_rand" or "rand", "ii") when values.TrueForAll(static one => one is Literal { Token.Text.Length: < 10 }) =>
                With("System.Security.Cryptography", new($"RandomNumberGenerator.GetInt32({given[0].Text}, {given[1].Text} + 1)", IdiomType.Int)),
            ("abs", "i" or "f") => new($"Math.Abs({given[0].Text})", given[0].Type),
            ("min" or "max", "ii" or "ff") => new($"Math.{CSharpNames.Capital(name)}({given[0].Text}, {given[1].Text})", given[0].Type),
            ("is_string", "s") or ("is_int", "i") or ("is_array", "l" or "m") => new("true", IdiomType.Bool),
            ("file_get_contents", "s") when values[0] is Literal { Token.Value: { } path } && !path.Contains("://", StringComparison.Ordinal) =>
                Read(given[0]),
            ("count", "l" or "m") => new($"{first}.Count", IdiomType.Int),
            ("array_keys", "m") => new($"{first}.Keys.ToList()", IdiomType.ListOf(IdiomType.String)),
            ("array_values", "m") when given[0].Type.Element is { IsScalar: true } item => new($"{first}.Values.ToList()", IdiomType.ListOf(item)),
            ("array_key_exists", "sm") => new($"{given[1].At(Level.Primary)}.ContainsKey({given[0].Text})", IdiomType.Bool),
            ("in_array", "slb") when given[2].Text == "true" && given[1].Type.Element == IdiomType.String =>
                new($"{given[1].At(Level.Primary)}.Contains({given[0].Text})", IdiomType.Bool),
            ("in_array", "ilb") when given[2].Text == "true" && given[1].Type.Element == IdiomType.Int =>
                new($"{given[1].At(Level.Primary)}.Contains({given[0].Text})", IdiomType.Bool),
            ("array_sum", "l") when given[0].Type.Element == IdiomType.Int || given[0].Type.Element == IdiomType.Float =>
                new($"{first}.Sum()", given[0].Type.Element!),
            ("array_reverse", "l") => new($"Enumerable.Reverse({given[0].Text}).ToList()", given[0].Type),
            ("array_merge", "ll") when given[0].Type == given[1].Type => new($"{first}.Concat({given[1].Text}).ToList()", given[0].Type),
            _ => null,
        };
    }

    // PHP counts bytes.
    private bool IsDigits(Expression value) => value is Unary { Operator.Kind: TokenKind.Cast } cast && TypeOnly(cast.Operand) == IdiomType.Int;

    private Idiom With(string space, Idiom code)
    {
        Using(space);
        return code;
    }

    private Idiom With(string space, string other, Idiom code)
    {
        Using(other);
        return With(space, code);
    }

    private static string CharText(char letter) => letter switch
    {
        '\'' => "'\\''",
        '\\' => "'\\\\'",
        '\n' => "'\\n'",
        _ => $"'{letter}'",
    };

    private Idiom? Padded(List<Expression> values, char pad)
    {
        var (text, length) = (Emit(values[0]), Emit(values[1]));
        var side = values.Count == 3 ? "Right" : values[3] is Constant { Name: var name } && name.IsWord("STR_PAD_LEFT") ? "Left" : null;
        return side is null || length.Type != IdiomType.Int || values[1] is not Literal
            ? null
            : new($"{text.At(Level.Primary)}.Pad{side}({length.Text}, {CharText(pad)})", IdiomType.String);
    }

    private Idiom Hash(string algorithm, Idiom value) => With("System.Security.Cryptography", "System.Text", new(
        $"Convert.ToHexString({algorithm}.HashData(Encoding.UTF8.GetBytes({value.Text}))).ToLowerInvariant()", IdiomType.String));

    private Idiom Hmac(string algorithm, List<Idiom> given) => With("System.Security.Cryptography", "System.Text", new(
        $"Convert.ToHexString(HMAC{algorithm}.HashData({BytesOf(given[2])}, {BytesOf(given[1])})).ToLowerInvariant()", IdiomType.String));

    private static string BytesOf(Idiom text) => $"Encoding.UTF8.GetBytes({text.Text})";

    private Idiom Read(Idiom path) => _frame.IsAsync
        ? new($"await File.ReadAllTextAsync({path.Text}{(_frame.Token is { } token ? ", " + token : "")})", IdiomType.String, Level.Unary)
        : new($"File.ReadAllText({path.Text})", IdiomType.String);
}
