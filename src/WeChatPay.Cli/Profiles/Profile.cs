namespace WeChatPay.Cli.Profiles;

/// <summary>One of the user's configurations, with its name.</summary>
/// <param name="Name">The value of <c>--profile</c>.</param>
internal sealed record Profile(string Name, WeChatPayOptions Options)
{
    /// <summary>Shows name, merchant and address, never a key.</summary>
    public override string ToString() => $"{Name}: {Options}";
}

/// <summary>A profile is missing or wrong, or others can read it.</summary>
internal sealed class ProfileException(string message, Exception? inner = null) : Exception(message, inner);
