using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <content>Static members, and new objects.</content>
internal sealed partial class IdiomWriter
{
    private Idiom EmitStatic(StaticMember member)
    {
        if (OwnerOf(member.Class) is { } owner)
            return OwnStatic(member, owner);
        if (_names.Class(member.Class) is not { } type)
            return Refused(member, $"`{SnippetNames.LastOf(member.Class.Text)}` has no idiomatic form.");
        var name = member.Name.Text;
        if (LogFacade(member) is { } log)
            return log;
        if (member.Arguments is not { } arguments)
        {
            if (type.Namespace is "WeChatPay.Crypto" && type.Constants?.ContainsKey(name) == true)
                return With("WeChatPay.Crypto", new($"{type.Name}.{name}", IdiomType.String));
            return Refused(member, $"`{type.Name}::{name}` has no idiomatic form.", "Write its value.");
        }
        var given = new List<Idiom>();
        foreach (var item in arguments.Items)
        {
            if (item.Label is not null)
                return Refused(member, "Named arguments have no idiomatic form here.", "Write the arguments in order.");
            if (item.Prefix is not null)
                return Spread(member, item.Value!, type.Name);
            given.Add(type.Name is "Builder" or "Transformer" && item.Value is ArrayLiteral ? default
                : BodyOf(item.Value!) is { } body ? ResponseText(body, item.Value!) : Emit(item.Value!));
        }
        return SdkCall(member, type.Name, name.ToLowerInvariant(), given, [.. arguments.Items.Select(static item => item.Value!)]);
    }

    private Idiom Spread(StaticMember member, Expression list, string type)
    {
        if (type != "Formatter" || !member.Name.IsWord("joinedByLineFeed") || member.Arguments!.Items.Count != 1)
            return Refused(member, "A spread list has no idiomatic form here.", "Write the arguments in order.");
        var code = Emit(list is FunctionCall { Callee: Constant name, Arguments.Items: [{ Value: { } inner }] } && name.Name.IsWord("array_values") ? inner
            : list);
        return code.Type switch
        {
            { Kind: IdiomKind.Map, Element: { Kind: IdiomKind.String } } =>
                new($"Formatter.JoinedByLineFeed([.. {code.At(Level.Primary)}.Values])", IdiomType.String),
            { Kind: IdiomKind.List, Element: { Kind: IdiomKind.String } } => new($"Formatter.JoinedByLineFeed([.. {code.Text}])", IdiomType.String),
            _ => Refused(list, "Only texts can be joined.", "Write `(string)` before the values that are not text."),
        };
    }

    private Idiom SdkCall(StaticMember member, string type, string name, List<Idiom> given, List<Expression> values)
    {
        string Text(int at) => Given(given[at], IdiomType.String, values[at]).Text;
        string Key(int at) => given[at].Type == IdiomType.Key ? given[at].Text : given[at].Type.Kind is IdiomKind.Unknown && IsFree(values[at])
            ? given[at].Text
            : Refused(values[at], "Only a key can be used here.", "Load it by `Rsa::from`.").Text;
        string Rest(int from) => string.Concat(Enumerable.Range(from, given.Count - from).Select(at => ", " + Text(at)));
        if (type is "Rsa" or "AesGcm" or "AesEcb" or "Hash")
            Using("WeChatPay.Crypto");
        switch (type, name, given.Count)
        {
            case ("Rsa", "from", 1 or 2):
                return new($"Rsa.From({Text(0)}{Rest(1)})", IdiomType.Key);
            case ("Rsa", "frompkcs1", 1 or 2):
                return new($"Rsa.FromPkcs1({Text(0)}{Rest(1)})", IdiomType.Key);
            case ("Rsa", "frompkcs8", 1):
                return new($"Rsa.FromPkcs8({Text(0)})", IdiomType.Key);
            case ("Rsa", "fromspki", 1):
                return new($"Rsa.FromSpki({Text(0)})", IdiomType.Key);
            case ("Rsa", "sign", 2):
                return new($"Rsa.Sign({Text(0)}, {Key(1)})", IdiomType.String);
            case ("Rsa", "verify", 3):
                return new($"Rsa.Verify({Text(0)}, {Text(1)}, {Key(2)})", IdiomType.Bool);
            case ("Rsa", "encrypt", 2):
                return new($"Rsa.Encrypt({Text(0)}, {Key(1)})", IdiomType.String);
            case ("Rsa", "decrypt", 2):
                return new($"Rsa.Decrypt({Text(0)}, {Key(1)})", IdiomType.String);
            case ("AesGcm", "encrypt" or "decrypt", 3 or 4):
                Using("AesGcm = WeChatPay.Crypto.AesGcm");
                return new($"AesGcm.{CSharpNames.Capital(name)}({Text(0)}{Rest(1)})", IdiomType.String);
            case ("AesEcb", "encrypt" or "decrypt", 2):
                return new($"AesEcb.{CSharpNames.Capital(name)}({Text(0)}{Rest(1)})", IdiomType.String);
            case ("Hash", "md5", 1 or 2):
                return new($"Hash.Md5({Text(0)}{Rest(1)})", IdiomType.String);
            case ("Hash", "hmac", 2 or 3):
                return new($"Hash.Hmac({Text(0)}{Rest(1)})", IdiomType.String);
            case ("Hash", "sign", 3):
                return new($"Hash.Sign({Text(0)}{Rest(1)})", IdiomType.String);
            case ("Hash", "equals", 2):
                return new($"Hash.Equals({Text(0)}, {given[1].Text})", IdiomType.Bool);
            case ("Formatter", "nonce", 0):
                return new("Formatter.Nonce()", IdiomType.String);
            case ("Formatter", "timestamp", 0):
                return new("Formatter.Timestamp()", IdiomType.Int);
            case ("Formatter", "joinedbylinefeed", > 0):
                return new($"Formatter.JoinedByLineFeed({string.Join(", ", Enumerable.Range(0, given.Count).Select(Text))})", IdiomType.String);
            case ("Formatter", "querystringlike", 1) when given[0].Type.Kind is IdiomKind.Map:
                return new($"Formatter.QueryStringLike({given[0].Text})", IdiomType.String);
            case ("PemUtil", "parsecertificateserialno", 1):
                return With("WeChatPay.Util", new($"PemUtil.ParseCertificateSerialNo({Text(0)})", IdiomType.String));
            case ("Transformer", "toxml", 1) when values[0] is ArrayLiteral literal:
                return new($"Transformer.ToXml({PlainObject(literal)})", IdiomType.String);
            case ("Transformer", "toarray", 1) when values[0] is var xml && BodyOf(xml) is { } response
                && Emit(response) is { Type.Kind: IdiomKind.Typed } typed:
                return typed;
            case ("Transformer", "toarray", 1):
                return new($"Transformer.ToArray({Text(0)})", IdiomType.MapOf(IdiomType.Unknown));
            case ("Builder", "factory", 1) when values[0] is ArrayLiteral options:
                return new(ClientText(options), IdiomType.Client);
            default:
                return Refused(member, $"`{type}::{member.Name.Text}` has no idiomatic form with these arguments.");
        }
    }

    private string ClientText(ArrayLiteral options)
    {
        var entries = new List<(List<string>, string)>();
        if (!ArrayShape.IsMap(options))
            return Refused(options, "A configuration with computed keys has no idiomatic form.").Text;
        foreach (var entry in options.Entries)
        {
            var text = (ArrayShape.KeyOf(entry.Key), entry.Value) switch
            {
                ("mchid", { } value) => $"Mchid = {Setting(value, IdiomType.String)}",
                ("serial", { } value) => $"Serial = {Setting(value, IdiomType.String)}",
                ("privateKey", { } value) => $"PrivateKey = {Setting(value, null)}",
                ("secret", { } value) => $"ApiV2Key = {Setting(value, IdiomType.String)}",
                ("base_uri", { } value) => $"BaseUri = new Uri({Setting(value, IdiomType.String)})",
                ("certs", ArrayLiteral certs) => $"Certs = {Certificates(certs)}",
                _ => Refused(entry.Key!, $"The setting `{ArrayShape.KeyOf(entry.Key)}` has no idiomatic form.", "Leave it out, and set it in C#.").Text,
            };
            entries.Add((Comments(entry), text));
        }
        return "new WeChatPayClient(" + Layout.Entries("new WeChatPayOptions", '{', '}', entries, isLong: true) + ")";
    }

    private string Setting(Expression value, IdiomType? wanted)
    {
        var code = Emit(value);
        if (code.Type.IsNullable || wanted is not null)
            return Given(code, wanted ?? code.Type.NotNull, value).Text;
        return code.Type.Kind is IdiomKind.String or IdiomKind.Key or IdiomKind.Unknown ? code.Text : Refused(value, "This value is not a key.").Text;
    }

    private string Certificates(ArrayLiteral certs) => Layout.Entries("new Dictionary<string, KeySource>", '{', '}', [.. certs.Entries.Select(entry =>
        (Comments(entry), entry.Key is null
            ? Refused(certs, "A certificate needs its serial number as the key.").Text
            : $"[{Given(Emit(entry.Key), IdiomType.String, entry.Key).Text}] = {Setting(entry.Value!, null)}"))], IsLong(certs));

    private Idiom EmitNew(New made)
    {
        var arguments = made.Arguments ?? new Arguments(made.Class, [], made.Class);
        if (OwnerOf(made.Class) is { } own)
        {
            var signature = _names.Model.Method(own, "__construct")?.Signature;
            var given = signature is not null ? Passed(arguments, signature, made, isAsync: false)
                : string.Join(", ", arguments.Items.Select(item => Given(Emit(item.Value!), IdiomType.String, item.Value!).Text));
            return new($"new {own.Name!.Text}({given})", TypeOfClass(own));
        }
        if (_names.Class(made.Class) is { Kind: Functions.PhpKind.Exception, CanBeMade: true, Namespace: "System" } known && arguments.Items.Count <= 1)
        {
            var message = arguments.Items.Count == 0 ? "" : Given(Emit(arguments.Items[0].Value!), IdiomType.String, arguments.Items[0].Value!).Text;
            var name = known.Name == "Exception" ? "InvalidOperationException" : known.Name;
            return new($"new {(CatchesShared(known.Name) ? known.Name : name)}({message})", IdiomType.Exception with { Name = name });
        }
        if (_names.Class(made.Class) is { Name: "MediaUtil" } && arguments.Items is [{ Value: { } path }])
            return With("WeChatPay.Util", new($"new MediaUtil({Given(Emit(path), IdiomType.String, path).Text})", new IdiomType(IdiomKind.Media)));
        if (IsPsrReply(made))
            return PsrReply(made, arguments.Items);
        return Refused(made, $"`new {SnippetNames.LastOf(made.Class.Text)}` has no idiomatic form.");
    }

    // `\Exception` is not caught as a `\RuntimeException`.
    private bool CatchesShared(string made) => made == "Exception" && NodeWalk.AllScopes(_file).OfType<Try>()
        .SelectMany(static attempt => attempt.Catches).SelectMany(static part => part.Types)
            .Any(name => ExceptionTest(name) is ("Exception" or "InvalidOperationException", not ""));

    private ClassDeclaration? OwnerOf(Token name) => name.IsWord("self") || name.IsWord("static") ? _frame.Class
        : name.IsWord("parent") ? _frame.Class is { Extends: [var parent, ..] } ? _names.OwnClass(parent) : null : _names.OwnClass(name);
}
