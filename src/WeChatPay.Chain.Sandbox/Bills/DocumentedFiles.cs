using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Keys;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Bills;

/// <summary>Gives the operations that announce a file an address at this sandbox, with a digest that fits; bills in pieces are encrypted for the
/// merchant.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class DocumentedFiles(FileTokens tokens, FileShelf shelf, SandboxKeys keys, TimeProvider time)
{
    private const string List = "download_bill_list";
    private const string Address = "download_url";

    /// <summary>Refuses a bill that there cannot be.</summary>
    public SandboxResponse? Refuse(Operation operation, SentFields sent, SandboxRequest request)
    {
        if (!operation.Response.Any(static field => field.Name is List or Address) || operation.Option("query")?.Find("bill_date") is null)
            return null;
        if (sent.Query["bill_date"] is not null && BillRequest.RefuseDay(request, time, out _) is { } refusal)
            return refusal;
        var name = sent.Query["encryption_algorithm"] is null ? "algorithm" : "encryption_algorithm";
        if ((string?)sent.Query[name] is { } algorithm && algorithm.StartsWith("SM4", StringComparison.Ordinal))
        {
            return ApiError.ForParameter(name, "query", "not offered",
                $"The parameter {name} is `{algorithm}`: this sandbox encrypts bills by AEAD_AES_256_GCM alone. Nothing was done.");
        }
        return operation.Response.Any(static field => field.Name == List) && keys.SignerOf(request) is not RsaSigningKey
            ? ApiError.Create(400, "PARAM_ERROR",
                "This sandbox encrypts bills for RSA keys alone, and the request is signed by an SM2 key. Nothing was done.")
            : null;
    }

    /// <summary>Puts the addresses into a response.</summary>
    public void FillIn(Operation operation, SentFields sent, JObject body)
    {
        var day = (string?)sent.Query["bill_date"] ?? FileClaim.None;
        if (body[List] is JArray { First: JObject sample } list)
        {
            var kind = operation.Path.EndsWith("fundflowbill", StringComparison.Ordinal) ? BillKind.FundFlow : null;
            // A bill of all accounts has the rows of the basic one, where the payments are.
            var account = (string?)sent.Query["account_type"] is { } asked && asked != "ALL" ? asked : "BASIC";
            var file = new FileClaim(kind?.Name ?? operation.Path, kind is null ? FileClaim.None : account, day)
            {
                IsGzip = (string?)sent.Query["tar_type"] == "GZIP",
            };
            list.ReplaceAll(Enumerable.Range(1, FileShelf.Pieces).Select(piece => Announce((JObject)sample.DeepClone(), file with { Piece = piece }, sent)));
            body["download_bill_count"] = FileShelf.Pieces;
            return;
        }
        var ending = (string?)sent.Query["tar_type"] == "GZIP" ? "&tartype=gzip" : "";
        foreach (var announced in body.DescendantsAndSelf().OfType<JObject>().Where(static part => part.ContainsKey(Address)))
        {
            var file = new FileClaim(operation.Path, FileClaim.None, day);
            announced[Address] = AddressOf(sent.Server, tokens.Make(file)) + ending;
            AddDigest(announced, file);
        }
    }

    /// <summary>Gives the address of a file.</summary>
    public static string AddressOf(string server, string token) => $"{server}{DownloadBill.Path}?token={token}";

    private JObject Announce(JObject piece, FileClaim file, SentFields sent)
    {
        var token = tokens.Make(file);
        var (key, nonce) = tokens.KeyOf(token);
        piece["bill_sequence"] = file.Piece;
        piece[Address] = AddressOf(sent.Server, token);
        piece["encrypt_key"] = keys.Merchant.Encrypt(key);
        piece["nonce"] = nonce;
        AddDigest(piece, file);
        return piece;
    }

    // The type is the documented one where there is one: overseas files have other digests than bills.
    private void AddDigest(JObject announced, FileClaim file)
    {
        if (!announced.ContainsKey("hash_value"))
            return;
        var type = (string?)announced["hash_type"] is "SHA256" or "SM3" ? (string)announced["hash_type"]! : "SHA1";
        announced["hash_type"] = type;
        announced["hash_value"] = FileEncoding.Digest(type, shelf.WritePlain(file));
    }
}
