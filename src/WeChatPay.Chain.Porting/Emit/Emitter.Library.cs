using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>The classes of <c>WeChatPay.Php</c>, and the helpers of frameworks.</content>
internal sealed partial class Emitter
{
    private const string WebSpace = "WeChatPay.Php.Web";

    private bool _isRequestNoted;
    private bool _isZoneNoted;

    /// <summary>Spells a class of the room <c>Web</c>: short, unless the code has a class of that name.</summary>
    private string Web(string text, Token at, bool readsRequest = false)
    {
        if (readsRequest)
            NoteRequest(at);
        var name = text.Split('.')[0];
        if (_names.AllClasses.Any(type => type.Name?.Text == name))
            return $"{WebSpace}.{text}";
        Using(WebSpace);
        return text;
    }

    private void Using(string space)
    {
        var line = $"using {space};";
        if (!_usings.Contains(line))
            _usings.Add(line);
    }

    // Once for a file.
    private void NoteRequest(Token at)
    {
        if (!_isRequestNoted)
            Warn(
                Rules.FromRequest,
                at,
                "The code reads the web request.",
                "Run it inside of `new WebRequest(headers, body).Handle(() => …)`, with the headers and the raw bytes that your web framework received.");
        _isRequestNoted = true;
    }

    // Once for a file.
    private void NoteZone(Token at)
    {
        if (!_isZoneNoted && !_names.SetsTimeZone)
            Warn(
                Rules.Surroundings,
                at,
                "The file sets no time zone: here it is Asia/Shanghai. In PHP it is that of `php.ini`, and UTC without one.",
                "Write `date_default_timezone_set('Asia/Shanghai');`, or the zone that your PHP has.");
        _isZoneNoted = true;
    }

    private Code? FrameworkCall(FunctionCall call, Constant constant, string name)
    {
        var count = call.Arguments.Items.Count;
        if (FrameworkHelpers.Write(name, count, _names.Framework) is not { } written || call.Arguments.Items.Any(static item => item.Prefix is not null))
            return null;
        if (name == "config" && call.Arguments.Items[0].Value is ArrayLiteral)
            return Refused(Rules.Function, call, "Setting a value of `config` is not ported.", "Keep the value in a property.");
        var text = Web(written, constant.Name, readsRequest: name is "request" or "input");
        var isCall = written.EndsWith(')');
        var isDynamic = name is "config" or "env" or "input" || name == "request" && !isCall;
        return new Code(Lead(constant.Name), isCall ? text : text + LibraryArguments(call.Arguments), Level.Primary, isDynamic);
    }

    /// <summary>Writes a method that makes a reply: <c>response()->json([…])</c>.</summary>
    private Code ReplyMethod(Member member)
    {
        var method = member.Name.Text.ToLowerInvariant() switch { "json" => "json", "nocontent" => "noContent", "make" => "response", _ => null };
        if (method is null || member.Arguments is not { } arguments)
            return Refused(Rules.Member, member, $"`response()` has no member `{member.Name.Text}` here.",
                "Write `response()->json($data, $status)`, `->noContent()` or `->make($text)`.");
        return new Code(Lead(member.Target.First), Web("WebReply." + method, member.Target.First) + LibraryArguments(arguments));
    }

    /// <summary>Writes a member of a value whose class <c>WeChatPay.Php</c> has.</summary>
    private Code LibraryMember(Member member, string library)
    {
        if (member.Computed is not null)
            return Refused(Rules.Computed, member, "A member with a computed name is not ported.", "Write the name.");
        var found = LibraryTable.Find(library, member.Name.Text);
        var target = Emit(member.Target);
        var dot = Lead(member.Arrow) + (member.Arrow.Text == "?->" ? "?." : ".") + Lead(member.Name);
        var isRequest = library.EndsWith("Request", StringComparison.Ordinal);
        if (isRequest && library.StartsWith(WebSpace, StringComparison.Ordinal))
            NoteRequest(member.First);
        if (member.Arguments is not { } arguments)
        {
            if (found is { Least: < 0 })
                return new Code(target.Lead, target.TextAt(Level.Primary) + dot + found.Name, Level.Primary, target.IsDynamic || found.Kind is PhpKind.Unknown);
            return library == WebSpace + ".LaravelRequest"
                ? new Code(target.Lead, $"{target.TextAt(Level.Primary)}{dot}input({StringText.Quote(member.Name.Text)})", Level.Primary, true)
                : Refused(Rules.Member, member, $"`{SnippetNames.ShortOf(library)}` has no property `{member.Name.Text}` here.", MethodsHint(library));
        }
        if (found is not { Least: >= 0 })
            return Refused(Rules.Member, member, $"`{SnippetNames.ShortOf(library)}` has no method `{member.Name.Text}` here.", MethodsHint(library));
        if (arguments.IsCallable)
            return Refused(Rules.Closure, member, "A closure of this method is not ported.", "Write `fn ($x) => $object->method($x)`.");
        CheckCount(member, found, arguments);
        var text = target.TextAt(Level.Primary) + dot + found.Name + LibraryArguments(arguments);
        return new Code(target.Lead, text, Level.Primary, target.IsDynamic || found.Kind is PhpKind.Unknown);
    }

    private static Wording MethodsHint(string library) => $"There are {LibraryTable.Methods(library)}.";

    private void CheckCount(Expression at, LibraryMember member, Arguments arguments)
    {
        var count = arguments.Items.Count;
        var counts = member.Least == member.Most ? (Wording)$"{member.Least}" : $"{member.Least} to {member.Most}";
        if (count < member.Least || count > member.Most)
            Refuse(Rules.Count, at.First, $"`{member.Name}` is ported with {counts} arguments.");
    }

    private string LibraryArguments(Arguments arguments)
    {
        if (arguments.Items.FirstOrDefault(static item => item.Label is not null) is { Label: { } label })
            Refuse(Rules.Arguments, label, "Named arguments of this method are not ported.", "Write the arguments in order.");
        return Brackets(arguments, EmitArguments(arguments));
    }

    /// <summary>Writes a static call of a facade, <c>Log::info('…')</c>; null where the class is not one.</summary>
    private Code? FacadeCall(StaticMember member, PhpClass type)
    {
        if (type.Facade is not { } facade || member.Arguments is not { } arguments)
            return null;
        if (LibraryTable.Find(type.FullName, member.Name.Text) is not { Least: >= 0 } found)
            return Refused(Rules.Member, member, $"`{type.Name}` has no method `{member.Name.Text}` here.", MethodsHint(type.FullName));
        CheckCount(member, found, arguments);
        var text = $"{Web(facade, member.Class, readsRequest: type.Name == "ThinkRequest")}.{found.Name}{LibraryArguments(arguments)}";
        return new Code(Lead(member.Class), text, Level.Primary, found.Kind is PhpKind.Unknown);
    }

    /// <summary>Writes the handler that <c>push</c> and its kind take: a function of Guzzle's form is wrapped.</summary>
    private Code Handler(Expression value)
    {
        var code = Emit(value);
        if (value is not (Closure or ArrowFunction) && KindOf(value) is not PhpKind.Closure)
            return value is StaticMember ? code : new Code(code.Lead, HandlerText($"(Delegate){code.TextAt(Level.Unary)}"));
        return new Code(code.Lead, HandlerText(value is Closure or ArrowFunction ? $"(Delegate)({code.Text})" : code.Text));
    }

    private string HandlerText(string function)
    {
        Using("WeChatPay.Php.Handlers");
        return $"Middleware.handler({function})";
    }
}
