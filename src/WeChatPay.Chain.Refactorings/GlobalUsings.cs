global using WeChatPay.Refactorings;
