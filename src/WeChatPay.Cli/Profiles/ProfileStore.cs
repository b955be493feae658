using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Profiles;

/// <summary>Finds profiles by name.</summary>
internal static class ProfileStore
{
    /// <summary>Reads one, and tries whether a client can be built from it.</summary>
    /// <param name="name"><c>env</c> for the environment's variables, any other for the user's file.</param>
    /// <exception cref="ProfileException">It is not there, or not right.</exception>
    public static Profile Load(string name)
    {
        var configuration = name == EnvironmentProfile.Name ? EnvironmentProfile.Read() : ProfileFile.Read(name);
        try
        {
            // Read once more from the options for each snippet: what is wrong with them is known before the first is run.
            using WeChatPayClient client = Builder.Factory(configuration);
            return new Profile(name, client.Options);
        }
        catch (ArgumentException error)
        {
            throw new ProfileException($"Profile {name}: {error.Message}", error);
        }
    }
}
