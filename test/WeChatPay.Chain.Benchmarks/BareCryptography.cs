using System.Security.Cryptography;

namespace WeChatPay.Benchmarks;

/// <summary>The signature of a request and the verification of its response, with nothing around them: the limit of a call.</summary>
internal sealed class BareCryptography : IDisposable
{
    private readonly RSA _merchant;
    private readonly RSA _platform;
    private readonly byte[] _signature;

    public BareCryptography(KeyPair keys)
    {
        _merchant = keys.Merchant;
        // Of the public half alone, which is what a merchant has.
        _platform = RSA.Create(keys.Platform.ExportParameters(includePrivateParameters: false));
        _signature = keys.Platform.SignData(SignedAnswers.SignedText, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    public void Sign() => _merchant.SignData(InsuranceOrder.SignedText, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public void Verify() => _platform.VerifyData(SignedAnswers.SignedText, _signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public void Dispose() => _platform.Dispose();
}
