namespace WeChatPay;

/// <summary>Keeps the newest list of platform certificates for the processes of a shop, so that one of them downloads it for all.</summary>
/// <remarks>A store holds WeChat Pay's response as it came, and needs no trust: each process verifies and decrypts what it reads, with its own APIv3 key. A
/// store that fails, or that gives another text, costs a download. Thread-safe.</remarks>
public interface ICertificateStore
{
    /// <summary>Reads the newest list, if it is newer than the list that this process has.</summary>
    /// <param name="name">Tells merchants, hosts and operations apart: ASCII.</param>
    /// <param name="since">The time of the list that this process has, by WeChat Pay's clock.</param>
    /// <param name="cancellationToken">Fires when the process waits no longer.</param>
    /// <returns>The list. <see langword="null"/> where there is none that is newer: then this process downloads one, and <see cref="WriteAsync"/> follows if
    /// that succeeds. A store may wait for a few seconds while another process downloads.</returns>
    ValueTask<byte[]?> ReadAsync(string name, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Takes a list that was downloaded and verified.</summary>
    /// <param name="name">Tells merchants, hosts and operations apart: ASCII.</param>
    /// <param name="time">The time of the list, by WeChat Pay's clock. A newer list that is there stays.</param>
    /// <param name="list">The list: a few thousand bytes.</param>
    /// <param name="cancellationToken">Fires when the process waits no longer.</param>
    ValueTask WriteAsync(string name, DateTimeOffset time, byte[] list, CancellationToken cancellationToken);
}
