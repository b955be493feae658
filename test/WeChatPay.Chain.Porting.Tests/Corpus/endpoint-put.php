$instance->v3->merchantService->complaintNotifications->put(['json' => ['url' => 'https://www.xxx.com/notify']]);
