using System.Reflection;
using NUnit.Framework;
using WeChatPay.Crypto;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Crypto;

/// <summary>Every function of the ciphers names the argument that is null.</summary>
public sealed class NullArgumentTests
{
    private static readonly Type[] Types = [typeof(Rsa), typeof(Sm2), typeof(Sm3), typeof(Hash), typeof(AesGcm), typeof(Sm4Gcm), typeof(AesEcb)];

    private static readonly Sm2Key Sm2Pair = Sm2.From(Sm2TestKeys.Merchant.PrivatePem);

    // What is right as far as nulls go, by name or by type.
    private static readonly Dictionary<string, object> Given = new(StringComparer.Ordinal)
    {
        ["key"] = new string('k', 32),
        ["iv"] = new string('i', 12),
        ["ciphertext"] = Convert.ToBase64String(new byte[32]),
        ["thing"] = KeyForms.Pkcs8,
        ["type"] = "MD5",
        [nameof(RsaKey)] = Rsa.From(KeyForms.Pkcs8),
        [nameof(Sm2Key)] = Sm2Pair,
        [nameof(String)] = "text",
    };

    private static IEnumerable<TestCaseData> Functions =>
        from type in Types
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        let parameters = method.GetParameters()
        where char.IsUpper(method.Name[0]) && !parameters.Any(static one => one.ParameterType.IsByRefLike)
        let nulls = new NullabilityInfoContext()
        from parameter in parameters
        where !parameter.ParameterType.IsValueType && nulls.Create(parameter).WriteState is NullabilityState.NotNull
        select new TestCaseData(method, parameter).SetArgDisplayNames($"{type.Name}.{method.Name}", parameter.Name!);

    [TestCaseSource(nameof(Functions))]
    public void Function_OfANull_NamesIt(MethodInfo method, ParameterInfo parameter)
    {
        var arguments = method.GetParameters().Select(one => one == parameter ? null
            : one.HasDefaultValue ? one.DefaultValue : Given.GetValueOrDefault(one.Name!) ?? Given[one.ParameterType.Name]).ToArray();

        var error = Assert.Throws<TargetInvocationException>(() => method.Invoke(null, arguments))!.InnerException;

        Assert.That((error as ArgumentNullException)?.ParamName, Is.EqualTo(parameter.Name), $"{error}");
    }

    [Test]
    public void Member_OfANull_NamesIt()
    {
        using (Assert.EnterMultipleScope())
        {
            AssertNamed("ciphertext", () => Encrypted.FromCiphertext(null!));
            AssertNamed("value", () => Secret.FromString(null!));
            AssertNamed("passphrase", () => ((KeySource)KeyForms.Pkcs8).WithPassphrase(null!));
            AssertNamed("signature", () => Rsa.From(KeyForms.Pkcs8).Verify([], (string)null!));
            AssertNamed("signature", () => Sm2Pair.Verify([], (string)null!));
            AssertNamed("text", () => CipherText.Bytes(null!, "text"));
            AssertNamed("ciphertext", () => CipherText.FromBase64(null!));
        }
    }

    private static void AssertNamed(string name, Func<object?> call) => Assert.That(Caught.By<ArgumentNullException>(call).ParamName, Is.EqualTo(name));
}
