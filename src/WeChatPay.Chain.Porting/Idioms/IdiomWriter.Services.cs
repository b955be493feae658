using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <content>What ASP.NET Core gives to a class: the logger, the configuration, the request, and the reply to it.</content>
internal sealed partial class IdiomWriter
{
    private const string Http = "Microsoft.AspNetCore.Http";
    private const string RequestMark = "needs the request";
    private const string ServiceMark = "service ";
    private const string Logging = "Microsoft.Extensions.Logging";

    private static readonly IdiomType Reply = new(IdiomKind.Other) { Name = "IResult" };
    private static readonly IdiomType Request = new(IdiomKind.Other) { Name = "HttpRequest" };
    private static readonly IdiomType Logger = new(IdiomKind.Other) { Name = "ILogger" };

    private static readonly Dictionary<string, string> LogMethods = new(StringComparer.OrdinalIgnoreCase)
    {
        ["debug"] = "LogDebug",
        ["info"] = "LogInformation",
        ["notice"] = "LogInformation",
        ["warning"] = "LogWarning",
        ["error"] = "LogError",
        ["critical"] = "LogCritical",
        ["alert"] = "LogCritical",
        ["emergency"] = "LogCritical",
    };

    // The types of frameworks that ASP.NET Core has in its own form.
    private static IdiomType? WebType(PhpClass? type) => type switch
    {
        { Namespace: "WeChatPay.Php.Web", Name: "LaravelRequest" or "ThinkRequest" or "ServerRequest" } => Request,
        { Namespace: "WeChatPay.Php.Web", Name: "WebReply" } => Reply,
        { Namespace: "WeChatPay.Php.Web", Name: "Logger" } => Logger,
        _ => null,
    };

    /// <summary>Names an object that the constructor of the class, or a parameter of the function, gets.</summary>
    private string Service(Token at, string type, string name, string space)
    {
        Using(space);
        var home = Home;
        if (home.Owner is Tree.Function function)
        {
            _known.Mark(function, $"{ServiceMark}{type} {name}");
            return name;
        }
        if (home.Owner is not Method method || home.Class is not { } owner)
            return Refused(at, $"The code outside of functions has no `{type}`.", "Put it into a method.").Text;
        if (method.Has("static"))
            return Refused(at, $"A static method has no `{type}`.", "Write an ordinary method.").Text;
        if (owner.Extends.Any(parent => _names.OwnClass(parent) is not null) || IsMade(owner)
            || _names.AllClasses.Any(one => one.Extends.Any(parent => _names.OwnClass(parent) == owner)))
            return Refused(at, $"The class needs `{type}`, and the code makes or extends the class.", "Pass the object to the constructor.").Text;
        if (ClassModel.Properties(owner).Any(one => NameText.Field(one.Name) == NameText.Field(name)))
            return Refused(at, $"The class needs `{type}`, and has another property of that name.", "Rename the property.").Text;
        _known.Mark(owner, $"{ServiceMark}{(type == "ILogger" ? $"ILogger<{owner.Name!.Text}>" : type)} {name}");
        return NameText.Field(name);
    }

    private bool IsMade(ClassDeclaration type) => NodeWalk.AllScopes(_file).Concat(_names.AllClasses.SelectMany(static one => one.Methods)
        .Where(static one => one.Body is not null).SelectMany(static one => NodeWalk.AllScopes(one.Body!)))
        .OfType<New>().Any(made => OwnerOf(made.Class) == type);

    // Type and name of each.
    private List<(string Type, string Name)> ServicesOf(Node owner) =>
    [
        .. _known.Marks(owner).Where(static mark => mark.StartsWith(ServiceMark, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(static mark => mark[ServiceMark.Length..].Split(' ')).Select(static words => (words[0], words[1])),
    ];

    private IEnumerable<string> ServiceFields(ClassDeclaration type) =>
        ServicesOf(type).Select(static one => $"private readonly {one.Type} {NameText.Field(one.Name)};");

    private IEnumerable<string> ServiceAssignments(ClassDeclaration type) =>
        ServicesOf(type).Select(static one => $"{NameText.Field(one.Name)} = {one.Name};");

    // The constructor of a class that has none and needs services.
    private List<string> ServiceConstructor(ClassDeclaration type)
    {
        var services = ServicesOf(type);
        if (services.Count == 0)
            return [];
        return
        [
            .. ServiceFields(type), "",
            $"public {type.Name!.Text}({string.Join(", ", services.Select(static one => $"{one.Type} {one.Name}"))})",
            .. Layout.Braced(ServiceAssignments(type)),
        ];
    }

    /// <summary>Names the parameter that holds the request: the function's own, or one that it gets.</summary>
    /// <param name="place">Where a function that can't get one is refused; null when another place has done so.</param>
    private string RequestName(Token? place)
    {
        Using(Http);
        var home = Home;
        var own = home.Types.FirstOrDefault(static one => one.Value == Request).Key;
        if (own is not null)
            return home.Names[own];
        if (home.Owner is Method or Tree.Function && place is { } at)
        {
            var name = home.Owner is Method method ? method.Name.Text : ((Tree.Function)home.Owner).Name.Text;
            if (NodeWalk.AllScopes(_file).Any(node => node is Member { Arguments: not null } call && call.Name.IsWord(name)
                || node is FunctionCall { Callee: Constant called } && called.Name.IsWord(name)))
                Refused(at, "The function needs the request, and the code calls it.", "Give it a parameter of the framework's request.");
        }
        if (home.Owner is Method or Tree.Function)
        {
            _known.Mark(home.Owner, RequestMark);
            return "request";
        }
        return place is { } token ? Refused(token, "The web request has no idiomatic form here.", "Put the code into a function.").Text : "request";
    }

    /// <summary>Writes a member of a request, a logger or a maker of replies; null for another value.</summary>
    private Idiom? WebMember(Member member)
    {
        if (member.Arguments is not { } given)
            return null;
        if (FrameworkHelpers.IsReplyFactory(member.Target, _names))
            return ReplyText(member, member.Name.Text, given);
        var target = member.Target is FunctionCall && IsRequest(_frame, member.Target) ? new Idiom(RequestName(member.First), Request)
            : member.Target is Variable or Member { Target: Variable { Id: "this" }, Arguments: null } ? Emit(member.Target) : default;
        if (target.Type is null)
            return null;
        if (target.Type.NotNull == Logger)
            return LogText(member, target.Text, member.Name.Text, given);
        if (target.Type != Request)
            return null;
        var items = given.Items;
        if (items is [{ Value: Literal { Token.Value: { } name } }] && (member.Name.IsWord("header") || member.Name.IsWord("getHeaderLine")))
        {
            var text = $"{target.Text}.Headers[{StringText.OneLine(name)}]";
            return member.Name.IsWord("header") ? new($"(string?){text}", IdiomType.String.Nullable, Level.Unary)
                : new($"{text}.ToString()", IdiomType.String);
        }
        if ((CallbackShape.BodyOfRequest(member) || member.Name.IsWord("getBody") && items.Count == 0) && _frame.IsAsync)
            return new($"await new StreamReader({target.Text}.Body).ReadToEndAsync({_frame.Token})", IdiomType.String, Level.Unary);
        return Refused(member, $"The member `{member.Name.Text}` of the request has no idiomatic form.", "Take the value as a parameter.");
    }

    /// <summary>Writes `config()`, `json()`, `response()` and `env()`; null for another function.</summary>
    private Idiom? WebFunction(string name, FunctionCall call, List<Expression> values)
    {
        if (FrameworkHelpers.Write(name, values.Count, _names.Framework) is not { } written)
            return null;
        var fallback = values.Count == 2 && values[1] is Literal { Token.Kind: TokenKind.Text } literal ? Emit(literal).Text : null;
        if (written.StartsWith("Settings.", StringComparison.Ordinal) && values[0] is Literal { Token.Value: { } key }
            && (values.Count == 1 || fallback is not null))
        {
            var text = name == "env" ? $"Environment.GetEnvironmentVariable({StringText.OneLine(key)})"
                : $"{Service(call.First, "IConfiguration", "configuration", "Microsoft.Extensions.Configuration")}"
                    + $"[{StringText.OneLine(key.Replace('.', ':'))}]";
            return fallback is null ? new(text, IdiomType.String.Nullable) : new($"{text} ?? {fallback}", IdiomType.String, Level.Coalesce);
        }
        return written switch
        {
            "WebReply.response" => ReplyText(call, "make", call.Arguments),
            "WebReply.thinkJson" => ReplyText(call, "json", call.Arguments),
            _ => null,
        };
    }

    private Idiom ReplyText(Expression at, string method, Arguments given)
    {
        Using(Http);
        var items = given.Items;
        if (items.Count > 2 || items.Any(static item => item.Label is not null || item.Prefix is not null))
            return Refused(at, "A reply with headers of its own has no idiomatic form.", "Leave the headers out.");
        if (!TryStatus(at, items.Count > 1 ? items[1].Value : null, out var code))
            return new("default", Reply);
        return method.ToLowerInvariant() switch
        {
            "json" when items is [{ Value: ArrayLiteral { Entries.Count: > 0 } literal }, ..] => JsonReply(literal, code),
            "nocontent" when items.Count == 0 => new("Results.NoContent()", Reply),
            "make" when items is [{ Value: Literal { Token.Value: "" } }, ..] => EmptyReply(code),
            "make" when items.Count > 0 && TextReply(items[0].Value!, null, code) is { } text => text,
            _ => Refused(at, "This reply has no idiomatic form.", "Write `response()->json([…], $status)`."),
        };
    }

    // The argument of C#; null for 200.
    private bool TryStatus(Expression at, Expression? status, out string? code)
    {
        code = null;
        if (status is null)
            return true;
        var value = Emit(status);
        if (value.Type == IdiomType.Int && value.Text != "200")
            code = status is Literal ? value.Text : $"(int){value.At(Level.Unary)}";
        if (value.Type != IdiomType.Int)
            Refused(at, "The status of the reply is not sure.", "Write a number.");
        return value.Type == IdiomType.Int;
    }

    // The names are written as they are: the web's defaults change a capital at the beginning.
    private Idiom JsonReply(ArrayLiteral literal, string? code) =>
        NodeWalk.All(literal).OfType<ArrayLiteral>().SelectMany(static one => one.Entries)
            .Any(static entry => ArrayShape.KeyOf(entry.Key) is [>= 'A' and <= 'Z', ..])
        ? Refused(literal, "A name that begins with a capital letter has no idiomatic form in a reply.", "Write the name in small letters.")
        : new($"Results.Json({PlainObject(literal)}{(code is null ? "" : $", statusCode: {code}")})", Reply);

    private static Idiom EmptyReply(string? code) => new(code == "204" ? "Results.NoContent()" : $"Results.StatusCode({code ?? "200"})", Reply);

    private Idiom? TextReply(Expression value, string? contentType, string? code) =>
        Emit(value) is { Type: { Kind: IdiomKind.String, IsNullable: false } } text
        ? new(
            $"Results.Text({text.Text}{(contentType is null ? "" : ", " + StringText.OneLine(contentType))}{(code is null ? "" : $", statusCode: {code}")})",
            Reply)
        : null;

    /// <summary>Whether a response is made, as the reply to a web request.</summary>
    private bool IsPsrReply(New made) => _names.Class(made.Class) is { Kind: PhpKind.Response, CanBeMade: true };

    // new Response($status, ['Content-Type' => 'application/json'], json_encode([…]))
    private Idiom PsrReply(New made, IReadOnlyList<Entry> items)
    {
        Using(Http);
        string? contentType = null;
        var isPlain = items.Count <= 3 && items.All(static item => item is { Label: null, Prefix: null, Value: not null });
        if (isPlain && items.Count > 1 && items[1].Value is not ArrayLiteral { Entries.Count: 0 })
        {
            contentType = items[1].Value is ArrayLiteral { Entries: [{ Value: Literal { Token.Value: { } type } } header] }
                && "content-type".Equals(ArrayShape.KeyOf(header.Key), StringComparison.OrdinalIgnoreCase) ? type : null;
            isPlain = contentType is not null;
        }
        if (!isPlain)
            return Refused(made, "A reply with headers of its own has no idiomatic form.", "Give it no header but `Content-Type`.");
        if (!TryStatus(made, items.Count > 0 ? items[0].Value : null, out var code))
            return new("default", Reply);
        if (items.Count < 3 || items[2].Value is Literal { Token.Value: "" } || items[2].Value is Constant { Name: var none } && none.IsWord("null"))
            return EmptyReply(code);
        var isJson = contentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) ?? true;
        if (isJson && items[2].Value is FunctionCall { Callee: Constant name, Arguments.Items: [{ Value: ArrayLiteral { Entries.Count: > 0 } literal }, ..] }
            && name.Name.Text.TrimStart('\\').Equals("json_encode", StringComparison.OrdinalIgnoreCase))
            return JsonReply(literal, code);
        return TextReply(items[2].Value!, contentType, code)
            ?? Refused(made, "This reply has no idiomatic form.", "Write its text, or `json_encode([…])`.");
    }

    /// <summary>Writes a line of the log; null for another class.</summary>
    private Idiom? LogFacade(StaticMember member) =>
        _names.Class(member.Class) is { Facade: "Logger.Default" } && member.Arguments is { } given && !_names.AllClasses.Any(one => one.Name?.Text == "Log")
            ? LogText(member, Service(member.First, "ILogger", "logger", Logging), member.Name.Text, given) : null;

    private Idiom LogText(Expression at, string logger, string method, Arguments given)
    {
        Using(Logging);
        if (!LogMethods.TryGetValue(method, out var name) || given.Items.Count is 0 or > 2
            || given.Items.Any(static item => item.Label is not null || item.Prefix is not null))
            return Refused(at, $"The log's method `{method}` has no idiomatic form with these arguments.", "Write `info($message, [...])`.");
        var (template, holes, raised) = ("", new List<string>(), "");
        void Add(string label, Idiom value)
        {
            var free = label;
            for (var number = 2; template.Contains($"{{{free}}}", StringComparison.Ordinal); number++)
                free = label + number;
            template += $"{{{free}}}";
            holes.Add(value.Text);
        }
        foreach (var (text, part) in TextPieces.Of(given.Items[0].Value!))
        {
            if (text is not null)
                template += text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
            else if (part is not null)
                Add(Label(part), TextOf(part));
            else
                return Refused(at, "The text has bytes that are not UTF-8.");
        }
        if (given.Items.Count == 2 && given.Items[1].Value is ArrayLiteral context)
        {
            foreach (var entry in context.Entries)
            {
                if (entry.Value is null || entry.Prefix is not null)
                    return Refused(context, "This context of the log has no idiomatic form.", "Write its entries.");
                var value = entry.Value is ArrayLiteral inner ? new Idiom(PlainObject(inner), IdiomType.Unknown) : Emit(entry.Value);
                if (value.Type.Kind is IdiomKind.Exception && raised.Length == 0)
                {
                    raised = value.Text + ", ";
                    continue;
                }
                template += template.Length > 0 ? " " : "";
                Add(ArrayShape.KeyOf(entry.Key) is { } key ? NameText.Pascal(key) : Label(entry.Value), value);
            }
        }
        else if (given.Items.Count == 2)
        {
            template += " ";
            Add("Context", Emit(given.Items[1].Value!));
        }
        if (holes.Count > 0 && !_findings.Exists(static one => one.Rule == Rules.LogFields))
            Warn(Rules.LogFields, at.First, "The log has the values as fields.", "Nothing, unless a program reads the log.");
        return new($"{logger}.{name}({raised}{string.Join(", ", holes.Prepend(StringText.OneLine(template)))})", IdiomType.Void);
    }

    private static string Label(Expression value) => value switch
    {
        Variable variable => NameText.Pascal(variable.Id),
        Member member => NameText.Pascal(member.Name.Text),
        Tree.Index { Key: Literal { Token: { Kind: TokenKind.Text, Value: { Length: > 0 } key } } } => NameText.Pascal(key),
        _ => "Value",
    };
}
