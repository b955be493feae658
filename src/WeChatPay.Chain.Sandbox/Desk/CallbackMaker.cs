using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Callbacks;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Testing;

namespace WeChatPay.Sandbox.Desk;

/// <summary>Makes callbacks by their event, with data that a person edited and with a flaw on request.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class CallbackMaker(CallbackDesk desk, Func<SenderKeys, PlatformSigner> signers)
{
    private static readonly string[] Fields = ["url", "event", "protocol", "sm2", "flaw", "resource"];

    /// <summary>Lists the documented events, and the flaws.</summary>
    public static SandboxResponse List() => SandboxResponse.FromJson(200, new JObject
    {
        ["events"] = new JArray(OperationTable.Default.Callbacks.Where(static callback => EventCorrections.FindPresentName(callback) is null)
            .Select(static callback => new JObject { ["event"] = callback.Event, ["name"] = callback.Name, ["protocol"] = ProtocolOf(callback) })),
        ["flaws"] = new JArray(FlawNames.All),
    });

    /// <summary>Shows sample data of an event.</summary>
    public SandboxResponse Sample(string name, string protocol) => Try(() =>
        SandboxResponse.FromJson(200, new JObject { ["resource"] = signers(FindKeys(protocol, isSm2: false)).Sample(name, protocol == "v2") }));

    /// <summary>Makes a callback and sends it.</summary>
    public async Task<SandboxResponse> SendAsync(JObject asked, CancellationToken cancellationToken)
    {
        if (asked.Properties().FirstOrDefault(static field => !Fields.Contains(field.Name)) is { } strange)
            return Refuse(strange.Name, $"The field {strange.Name} does not belong to a callback: give {string.Join(", ", Fields)}.");
        if ((string?)(asked["url"] as JValue) is not { Length: > 0 } url)
            return Refuse("url", "The field url is missing: give the address of a receiver on this machine, such as http://127.0.0.1:5000/notify.");
        if ((string?)(asked["event"] as JValue) is not { Length: > 0 } name)
            return Refuse("event", "The field event is missing: give a documented event, such as TRANSACTION.SUCCESS.");
        if (!FlawNames.TryParse((string?)(asked["flaw"] as JValue) ?? FlawNames.NameOf(CallbackFlaw.None), out var flaw))
            return Refuse("flaw", $"The field flaw is one of {string.Join(", ", FlawNames.All)}.");
        if (asked["resource"] is not (null or JObject or { Type: JTokenType.Null }))
            return Refuse("resource", "The field resource is an object with the data of the callback, or absent for a sample.");
        var protocol = (string?)(asked["protocol"] as JValue) ?? "v3";
        SentCallback? sent = null;
        var refusal = Try(() =>
        {
            var keys = FindKeys(protocol, asked["sm2"] is JValue { Value: true });
            var signer = signers(keys);
            var data = asked["resource"] as JObject ?? signer.Sample(name, protocol == "v2");
            sent = new(url, name, protocol == "v2" ? signer.CallbackV2(data, flaw) : signer.Callback(name, data, flaw), keys, data) { Flaw = flaw };
            return SandboxResponse.WithoutBody(204);
        });
        return sent is null
            ? refusal
            : SandboxResponse.FromJson(200, new JObject { ["callback"] = await desk.SendAsync(sent, cancellationToken).ConfigureAwait(false) });
    }

    private static SandboxResponse Try(Func<SandboxResponse> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException refused)
        {
            // The name of the parameter in the last line is for programs in C#.
            return ApiError.Create(400, "PARAM_ERROR", refused.Message.Split(" (Parameter", 2)[0]);
        }
    }

    private static SenderKeys FindKeys(string protocol, bool isSm2) => protocol switch
    {
        "brand" => SenderKeys.Brand,
        "v3" when isSm2 => SenderKeys.Sm2,
        "v2" or "v3" => SenderKeys.Usual,
        _ => throw new ArgumentException("The field protocol is one of v3, v2 and brand. Nothing was sent."),
    };

    private static string ProtocolOf(DocumentedCallback callback) => callback.Protocol == "v2" ? "v2" : callback.IsBrand ? "brand" : "v3";

    private static SandboxResponse Refuse(string field, string problem) =>
        ApiError.ForParameter($"/{field}", "body", "wrong value", $"{problem} Nothing was sent.");
}
