$instance['v3/merchantService/complaintNotifications']->delete();
