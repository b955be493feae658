using Newtonsoft.Json.Linq;

namespace WeChatPay.Sandbox.Operations;

/// <summary>The documented data of a request, with numbers parsed and encrypted values decrypted.</summary>
/// <param name="Path">The values of the path's variables.</param>
/// <param name="Query">The query.</param>
/// <param name="Body">The body.</param>
/// <param name="Encrypt">Encrypts the values of the response for the key that the request is signed with.</param>
/// <param name="Server">The address that the request came to.</param>
internal sealed record SentFields(JObject Path, JObject Query, JObject Body, Func<string, string> Encrypt, string Server)
{
    /// <summary>Merges all data into one object. The path wins over the body, and the body over the query.</summary>
    public JObject All()
    {
        var all = (JObject)Query.DeepClone();
        foreach (var part in (JObject[])[Body, Path])
        {
            foreach (var (name, value) in part)
                all[name] = value!.DeepClone();
        }
        return all;
    }
}
