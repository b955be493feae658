namespace WeChatPay.Tests.Support;

/// <summary>Runs code on a thread with the stack that the pool's threads have on macOS and musl: 1.5 MB.</summary>
internal static class SmallStack
{
    /// <summary>Gets what the code throws.</summary>
    public static Exception? ErrorOf(Action code)
    {
        Exception? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    code();
                }
                catch (Exception error)
                {
                    thrown = error;
                }
            },
            maxStackSize: 1536 * 1024);
        thread.Start();
        thread.Join();
        return thrown;
    }
}
