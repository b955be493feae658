using WeChatPay;

dynamic instance = Builder.Factory(new { mchid = "1900000109" });
instance.v3.pay.transactions.natve.postAsync(new { json = new { } });
