using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Hosting;
using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Desk;

/// <summary>Tells which requests arrived, and the verdict on each.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class JournalDesk(Journal journal)
{
    /// <summary>Lists the requests, the newest first.</summary>
    public SandboxResponse List() =>
        SandboxResponse.FromJson(200, new JObject { ["requests"] = new JArray(journal.List().Reverse().Select(static entry => entry.Summarize())) });

    /// <summary>Shows a request.</summary>
    /// <param name="id">Its number in the journal, or the <c>Request-ID</c> of its response.</param>
    public SandboxResponse Show(string id) => journal.Find(id) is { } entry
        ? SandboxResponse.FromJson(200, entry.Describe())
        : ApiError.Create(404, "NOT_FOUND", $"The journal has no request `{id}`: it keeps the last {Journal.Capacity}. Nothing was done.");
}
