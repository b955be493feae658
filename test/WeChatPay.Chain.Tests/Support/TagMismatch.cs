using System.Security.Cryptography;
using NUnit.Framework;
using NUnit.Framework.Constraints;

namespace WeChatPay.Tests.Support;

/// <summary>A ciphertext whose tag does not fit.</summary>
internal static class TagMismatch
{
    // .NET Standard 2.0 has no type for it: its library brings one of the same name.
    public static Constraint Thrown => Throws.InstanceOf<CryptographicException>()
        .With.Matches<Exception>(static error => error?.GetType().FullName == typeof(AuthenticationTagMismatchException).FullName);
}
